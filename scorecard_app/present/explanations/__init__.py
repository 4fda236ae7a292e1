"""Derivations in words: what the engine explains, ready to be read from the top down."""
