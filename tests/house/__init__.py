"""The rules of the house, executable: sizes, boundaries, texts, resources, canaries."""
