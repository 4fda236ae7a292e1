"""What a plan is worth, where money does most, and how a card reaches value, as plain values."""
