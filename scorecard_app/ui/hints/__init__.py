"""Hints beside the work: what a colleague who knows the method would remark."""
