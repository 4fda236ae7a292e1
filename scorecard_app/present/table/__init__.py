"""The scorecard as a table: what rows rest on, what they show, how they stand."""
