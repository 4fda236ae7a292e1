"""Links as hypotheses: what is believed, what data say, what a review makes of it, as values."""
