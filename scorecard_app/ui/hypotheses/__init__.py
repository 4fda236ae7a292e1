"""The page of links: hypotheses in a table, what data say of them, and their review."""
