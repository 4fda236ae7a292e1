"""What moves what: improvements run along the links of the map, with sign, lag and build-up.

The arithmetic is business-value.md §1: (1) and (2) in `spreading`, (3) in `paths`, (4) in
`steady`, (5) in `money`, (7) in `responses`, (10) and (11) in `ranges`; objectives that are
computed from others follow their formulas, in `formulas`.
"""
