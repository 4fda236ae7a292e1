"""Journeys through the real window with real files."""
