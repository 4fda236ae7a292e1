"""The curve of a scoring rule as plain values: what to draw, and what an anchor changes."""
