"""Any table of another program as plain cells: workbooks, texts and pasted blocks."""
