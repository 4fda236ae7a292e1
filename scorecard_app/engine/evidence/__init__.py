"""What the data say of a link: business-value.md (14) to (16), and its review logic.

Never more than "consistent with": correlation, even lagged, proves no cause.
"""
