"""What is wrong with a scorecard, found by small checks; `problems.problems` runs them all."""
