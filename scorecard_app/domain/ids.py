"""Identity: opaque random texts, one type per kind of entity, minted in `app` only."""

from collections.abc import Callable
from typing import NewType

PerspectiveId = NewType("PerspectiveId", str)
ThemeId = NewType("ThemeId", str)
TagId = NewType("TagId", str)
PersonId = NewType("PersonId", str)
NoteId = NewType("NoteId", str)
RiskId = NewType("RiskId", str)
ActionId = NewType("ActionId", str)
DecisionId = NewType("DecisionId", str)
CustomFieldId = NewType("CustomFieldId", str)
ObjectiveId = NewType("ObjectiveId", str)
MeasureId = NewType("MeasureId", str)
AttachmentId = NewType("AttachmentId", str)
SeriesId = NewType("SeriesId", str)
RuleId = NewType("RuleId", str)
OverrideId = NewType("OverrideId", str)
LockId = NewType("LockId", str)
LinkId = NewType("LinkId", str)
ValueStreamId = NewType("ValueStreamId", str)
LeverId = NewType("LeverId", str)
InitiativeId = NewType("InitiativeId", str)
ScenarioId = NewType("ScenarioId", str)
MapId = NewType("MapId", str)
PlacementId = NewType("PlacementId", str)
SnapshotId = NewType("SnapshotId", str)
PictureId = NewType("PictureId", str)

EntityId = str
"""An id of whatever kind; ids are unique across all kinds of one scorecard."""

MintId = Callable[[], str]
"""A source of fresh ids of at least 60 random bits; edits take one, `app` makes it."""
