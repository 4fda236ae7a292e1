"""Tests of the canvas: real events on a real view, offscreen."""
