"""The scorecard as a table: what each row rests on, what it shows, and in which order rows stand."""
