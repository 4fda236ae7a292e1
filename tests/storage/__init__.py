"""Tests of the `.scorecard` file and the working copy."""
