"""What is invested, as forms and tables: levers, initiatives and streams of money."""
