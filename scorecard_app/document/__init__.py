"""How a scorecard changes: differences, the document with its one door, and the edits."""
