"""The one renderer: cards, links, lanes and marks by QPainter, for screen, export and delegates."""
