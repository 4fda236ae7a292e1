"""Groups of fields and lists of which the forms are made."""
