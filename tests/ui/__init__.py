"""Tests of the window, part by part."""
