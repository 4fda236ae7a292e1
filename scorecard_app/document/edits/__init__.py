"""Edits: pure functions from one scorecard to the next, one module per noun.

Each takes the scorecard first and everything else by keyword, returns the new scorecard, and
raises UserError with nothing changed. Ids of what is created are passed in.
"""
