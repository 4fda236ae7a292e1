"""Tools: one at a time takes the mouse from press to release and turns it into edits."""
