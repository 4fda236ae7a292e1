"""Charts as plain values: what is drawn, what is said when a point is met, and the table twin."""
