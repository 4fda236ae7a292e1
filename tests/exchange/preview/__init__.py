"""What the import page shows, without a page."""
