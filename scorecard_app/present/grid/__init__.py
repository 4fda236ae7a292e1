"""The grids of values as plain values: lines, columns, cells, and typing, pasting and filling."""
