"""The command line: open the window, or do one thing without it."""

from scorecard_app.cli.command import main

__all__ = ["main"]
