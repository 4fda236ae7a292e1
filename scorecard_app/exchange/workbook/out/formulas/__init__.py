"""Scores as formulas of the workbook itself: what the engine says, for a spreadsheet to follow."""
