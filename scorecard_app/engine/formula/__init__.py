"""Formulas at work: trees of the domain evaluated over whole rows of periods at once."""
