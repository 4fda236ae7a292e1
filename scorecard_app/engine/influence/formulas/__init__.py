"""Objectives whose main measure is computed: what a what-if does to them follows from the formula.

A formula is worked out at the values that a what-if starts from and at the moved ones, and the
difference is an improvement of the computed objective like any other.
"""
