"""Other programs' files: Excel workbooks out and in. Nothing heavy loads before it is used."""
