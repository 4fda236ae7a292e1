"""What would be different if something went better or worse, as cards and sentences say it."""
