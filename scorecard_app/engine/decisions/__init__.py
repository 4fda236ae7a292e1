"""What a decision hangs on: which doubt matters most, and what to measure first."""
