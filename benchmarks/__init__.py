"""Benchmarks: ours and a peer in the same run, so that a slow machine slows both."""
