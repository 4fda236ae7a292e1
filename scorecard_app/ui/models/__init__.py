"""Item models over the scorecard, the views that show them, and what paints their cells."""
