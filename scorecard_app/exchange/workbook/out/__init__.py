"""A scorecard as a workbook: every sheet of it, written in one pass."""
