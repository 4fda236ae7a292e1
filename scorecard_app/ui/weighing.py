"""What the data say of every link: found in the background, for everyone who shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scorecard_app.document.change import SETTINGS, Change
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.relations import Relations
from scorecard_app.errors import UserError
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.background import Background
from scorecard_app.ui.bridge import Bridge, Scene

if TYPE_CHECKING:
    from scorecard_app.engine.evidence.weighing import Evidence

_CALM_MS = 200
"""After so long without another change the links are weighed: after a burst of typing, once."""

_TABLES = (
    SETTINGS,
    "links",
    "objectives",
    "attachments",
    "measures",
    "series",
    "rules",
    "value_streams",
)
"""On what the weighing of links rests."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of it: the evidence, and the money that runs over links, where there is any.

    `carried` is the worth of an improvement by the whole at the start of each link; `trouble` says
    why there is none.
    """

    evidence: "Evidence"
    carried: Mapping[LinkId, float]
    trouble: str = ""


class Weighing(QObject):
    """Keeps the evidence of links true to the document; `changed` says that it may differ.

    What was found before holds until the next answer is there.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._background = bridge, background
        self._asked: Scene | None = None
        self.found: Found | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._begin)
        bridge.facts_changed.connect(self._follow)
        bridge.scene_replaced.connect(self._calm.start)
        bridge.destroyed.connect(self._forget)
        self._calm.start()

    @property
    def evidence(self) -> "Evidence | None":
        """Return what was found last; None before the first answer."""
        return None if self.found is None else self.found.evidence

    def sentence(self, link_id: LinkId, forms: LocaleForms) -> str:
        """Say in a sentence what data say of a link."""
        from scorecard_app.present.hypotheses.wording import Wording  # noqa: PLC0415 - when opened

        weighed = self.evidence.weighed.get(link_id) if self.evidence is not None else None
        return Wording(self._bridge.scene.card, forms).sentence(weighed)

    def hurry(self) -> None:
        """Begin at once, if anything is to be found: somebody looks."""
        if self._calm.isActive():
            self._calm.stop()
            self._begin()

    def _follow(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self._calm.start()

    def _begin(self) -> None:
        scene = self._asked = self._bridge.scene
        if not scene.card.links and self.found is None:
            return
        work = partial(_weighed, scene, self.evidence)
        self._background.run(work, then=partial(self._take, scene), refused=self._refuse)

    def _take(self, scene: Scene, found: Found) -> None:
        if scene is self._asked:
            self.found = found
            weighed = found.evidence.weighed.values()
            says = {each.link_id: each.says for each in weighed}
            self._bridge.note_says(says, found.evidence.doubted)
            self.changed.emit()

    def _forget(self) -> None:
        """Take no answer any more: the scorecard was closed while links were weighed."""
        self._asked = None

    def _refuse(self, _error: UserError) -> None:
        """Keep what was found: the next change asks again."""


def _weighed(scene: Scene, known: "Evidence | None") -> Found:
    """Weigh the links; the look-ups are made anew, for those of the window are not shared."""
    from scorecard_app.engine.evidence.weighing import evidence_of  # noqa: PLC0415 - not at the start

    evidence = evidence_of(Relations(scene.card), scene.results, known)
    try:
        return Found(evidence, _carried(scene))
    except UserError as error:
        return Found(evidence, {}, str(error))


def _carried(scene: Scene) -> Mapping[LinkId, float]:
    """Return the money that runs over each link; nothing where no stream has an amount."""
    from scorecard_app.engine.influence.carried import carried  # noqa: PLC0415 - not at the start
    from scorecard_app.engine.influence.money import moving  # noqa: PLC0415
    from scorecard_app.engine.influence.network import network  # noqa: PLC0415

    card, settings = scene.card, scene.card.settings
    net = network(card, scene.results)
    if not moving(card, net):
        return {}
    return carried(card, net, months=settings.horizon_months + 1, rate=settings.discount_rate)
