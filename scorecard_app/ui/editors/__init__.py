"""Editors: the inspector that shows what is selected as a form, and the grid of values."""
