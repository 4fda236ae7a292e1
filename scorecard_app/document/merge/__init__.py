"""Merge two scorecards that grew out of one: three-way, field by field, without picking a winner.

`merge` in `three_way` is the door; `records` merges one record, `bonds` keeps what belongs
together, `twins` makes one of what both sides added alike. `spots` says where two scorecards
differ, and `deciding` settles what the merge could not.
"""
