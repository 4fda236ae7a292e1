"""The one door to derivations: how a score came to be, as a tree of steps."""

from scorecard_app.engine.explain.scores import explain, explained

__all__ = ["explain", "explained"]
