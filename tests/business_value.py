"""The table of business-value knowledge, §2, computed twice independently of this program.

An objective of the template is pushed +10 % in every month from 0, stream shares are 25, 35, 25
and 15 %: the change of net value in percent at these months.
"""

MONTHS = (0, 6, 12, 24, 60)
PUSHED = [
    ("D3", (0, 1.75, 2.50, 2.50, 2.50)),
    ("T3", (0, 0.00, 1.30, 1.40, 1.41)),
    ("R1", (0, 1.10, 1.10, 1.25, 1.26)),
    ("R2", (0, 1.14, 1.13, 1.08, 1.06)),
    ("T1", (0, -0.11, 0.22, 0.84, 0.90)),
    ("O1", (0, 0.105, 0.20, 0.56, 0.61)),
]
"""At month 6 the effect of O1 is exactly 0.105, a rounding tie."""
