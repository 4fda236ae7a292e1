"""What the import page shows of an import before it is made, as plain values."""
