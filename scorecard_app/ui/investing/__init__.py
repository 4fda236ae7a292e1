"""The view of what is invested: levers with their curves, initiatives, streams of money."""
