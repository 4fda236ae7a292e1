"""Where the cards of a map should stand: "Tidy up" by lanes, and as tree, rings or table."""

from scorecard_app.engine.layout.answers import Box, Column, Frame, Layout, Size, Spot
from scorecard_app.engine.layout.door import layout

__all__ = ["Box", "Column", "Frame", "Layout", "Size", "Spot", "layout"]
