"""How a measure behaves: natural limits, signals, and whether it will hit its target (XmR)."""
