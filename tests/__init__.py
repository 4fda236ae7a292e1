"""Tests: one folder a package, and journeys through the whole."""
