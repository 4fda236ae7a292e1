"""How large cards are on a map, and what stays free between and round them."""

CARD_WIDTH, CARD_HEIGHT = 208.0, 104.0
GAP = 48.0
PADDING = 32.0
