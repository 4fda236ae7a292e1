"""One sample of every version of the file that was ever released."""
