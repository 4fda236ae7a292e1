"""Numbers of a scorecard put into a copy of a workbook that somebody else made.

Only the cells of the sheets are rewritten, in place; all else of the workbook stays, byte by byte.
"""
