"""The strategy map on screen: scene, view, items and the tools that turn gestures into edits."""
