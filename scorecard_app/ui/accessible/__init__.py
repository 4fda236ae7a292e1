"""The map for those who hear it: a tree of its cards and links, and sentences of what happens."""
