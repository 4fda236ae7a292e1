"""A what-if on the map: sliders on the cards, what comes of them, and the bar below."""
