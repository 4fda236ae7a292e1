"""What is invested, as forms and tables."""
