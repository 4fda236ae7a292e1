"""The commands that take measures out of the library."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.texts import _
from scorecard_app.ui.docks import Docks
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.session import Session

if TYPE_CHECKING:
    from scorecard_app.document.library import LibraryMeasure
    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.ui.library.pane import LibraryPane

ORIGIN = "library"


class LibraryActs(QObject):
    """Attaches what is chosen in the pane or dropped from it, and says what came with it."""

    noticed = Signal(object)

    def __init__(self, session: Session, docks: Docks, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._docks = docks
        self._parts = parts
        self._pane: LibraryPane | None = None

    def serve(self, pane: "LibraryPane | None") -> None:
        """Let the commands act on this pane from now on; on none where nothing is open."""
        self._pane = pane
        if pane is not None:
            pane.attach_wanted.connect(self.attach)
            pane.framework_wanted.connect(self.begin_framework)
            pane.refused.connect(self._refuse)

    def find_measure(self) -> None:
        """Open the library and search it for a measure."""
        if self._pane is not None:
            self._docks.library.show()
            self._docks.library.raise_()
            self._pane.begin_search()

    def attach(self, entry_id: str, objective_id: str) -> None:
        """Let a measure of the library serve an objective; share the one that is there already."""
        current, entry = self._session.current, self._entry(entry_id)
        if current is None or entry is None:
            return
        from scorecard_app.document.edits import library as edits  # noqa: PLC0415 - not at the start

        before = current.card
        edit = partial(
            edits.attach_from_library,
            entry=entry,
            objective_id=ObjectiveId(objective_id),
            measure_id=MeasureId(self._parts.mint()),
            attachment_id=AttachmentId(self._parts.mint()),
            since=current.view_state.date.replace(month=1, day=1),
            mint=self._parts.mint,
        )
        if current.history.run(_("Attach from the library"), edit, origin=ORIGIN):
            shared = edits.measure_from_library(before, entry.id) is not None
            text = self._sentence(entry, current.card, ObjectiveId(objective_id), shared=shared)
            self.noticed.emit(Notice(text, offers=(Offer(_("Undo"), current.history.undo),)))

    def begin_framework(self, key: str) -> None:
        """Begin a new scorecard from a framework."""
        from scorecard_app.ui.starter import from_framework  # noqa: PLC0415 - not at the start

        self._session.begin(partial(from_framework, key, self._parts))

    def _entry(self, entry_id: str) -> "LibraryMeasure | None":
        from scorecard_app.document.library import library  # noqa: PLC0415 - not at the start

        return library().get(entry_id)

    def _sentence(
        self,
        entry: "LibraryMeasure",
        card: "Scorecard",
        objective_id: ObjectiveId,
        *,
        shared: bool,
    ) -> str:
        from scorecard_app.present.library import target_sentence  # noqa: PLC0415 - as above

        names = {"measure": entry.measure.name, "objective": card.objectives[objective_id].name}
        if shared:
            return _(
                "“{measure}” is in this scorecard already, so “{objective}” shares it: "
                "one measure, several objectives."
            ).format(**names)
        attached = _("“{measure}” is attached to “{objective}”.").format(**names)
        target = target_sentence(entry, self._parts.forms, card.settings.currency)
        return f"{attached} {target}"

    def _refuse(self, sentence: str) -> None:
        self.noticed.emit(Notice(sentence, Tone.WARNING, is_refusal=True))
