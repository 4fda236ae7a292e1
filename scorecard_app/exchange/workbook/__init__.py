"""The workbook of a scorecard: written whole, changed by people in Excel, read back and merged."""
