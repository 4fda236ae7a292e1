"""The one renderer of all charts: for the screen, PNG, SVG and PDF."""
