"""A workbook that came back: read by where things stand, merged against what was written."""
