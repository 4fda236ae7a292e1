"""What a merge does, as plain values: rows, and the words of what stands in them."""
