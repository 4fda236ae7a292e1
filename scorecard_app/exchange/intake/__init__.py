"""A scorecard from what sheets mean: the claims of their rows, a preview, and one pure step."""
