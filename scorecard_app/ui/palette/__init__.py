"""The command palette: every command by a few letters, and with @ every thing of the scorecard."""
