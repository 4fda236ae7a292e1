"""The page on which any file is imported: a list of steps, each to be looked at and corrected."""
