"""Tests of what a what-if says."""
