"""Numbers of a scorecard put into a copy of a workbook that somebody else made.

Only the cells of the sheets are rewritten, in place; all else of the workbook, or of the text with
delimiters, stays, byte by byte.
"""
