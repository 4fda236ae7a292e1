"""What a sheet means: its tables, headers and columns, each guessed with a reason."""
