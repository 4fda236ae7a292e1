"""The grammar of formulas: spelled as in Excel, parsed to a tree, never run as text."""
