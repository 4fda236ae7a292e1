"""Tests of the painter: what cards, links and lanes look like."""
