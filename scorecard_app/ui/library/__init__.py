"""The pane in which measures and frameworks are found and taken."""
