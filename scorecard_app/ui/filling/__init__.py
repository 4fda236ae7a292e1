"""The page on which is seen what a copy of a workbook would be filled with."""
