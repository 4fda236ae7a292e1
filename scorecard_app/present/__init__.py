"""What the user sees, as plain values: faces, forms, grids, charts and numbers in words."""
