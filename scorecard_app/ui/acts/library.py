"""The commands that take measures out of the library, and put them into the user's own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.docks import Docks
from scorecard_app.ui.frameworks import scorecard_from
from scorecard_app.ui.history import Edit
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.own_library import OwnLibraryStore
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.session import Session

if TYPE_CHECKING:
    from scorecard_app.document.library import LibraryMeasure
    from scorecard_app.document.library.own import OwnLibrary
    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.ui.library.pane import LibraryPane

ORIGIN = "library"


class LibraryActs(QObject):
    """Attaches what is chosen in the pane or dropped from it, and says what came with it."""

    noticed = Signal(object)

    def __init__(
        self,
        session: Session,
        own: OwnLibraryStore,
        *,
        docks: Docks,
        parts: Parts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.own = own
        self._docks = docks
        self._parts = parts
        self._pane: LibraryPane | None = None
        own.noticed.connect(self.noticed)

    def serve(self, pane: "LibraryPane | None") -> None:
        """Let the commands act on this pane from now on; on none where nothing is open."""
        self._pane = pane
        if pane is not None:
            pane.attach_wanted.connect(self.attach)
            pane.framework_wanted.connect(self.begin_framework)
            pane.rename_wanted.connect(self.rename)
            pane.delete_wanted.connect(self.delete)
            pane.refused.connect(self._refuse)

    def find_measure(self) -> None:
        """Open the library and search it for a measure."""
        if self._pane is not None:
            self._docks.library.show()
            self._docks.library.raise_()
            self._pane.begin_search()

    def attach(self, entry_id: str, objective_id: str, first: Edit | None = None) -> None:
        """Let a measure of the library serve an objective; share the one that is there already.

        `first` is an edit that makes the objective, in the same step.
        """
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
        whole = edit if first is None else partial(_one_after_the_other, first=first, then=edit)
        if current.history.run(_("Attach from the library"), whole, origin=ORIGIN):
            shared = edits.measure_from_library(before, entry.id) is not None
            text = self._sentence(entry, current.card, ObjectiveId(objective_id), shared=shared)
            self.noticed.emit(
                Notice(
                    text, offers=(Offer(_("Undo"), current.history.undo),), ends_with_change=True
                )
            )

    def begin_framework(self, key: str) -> None:
        """Begin a new scorecard from a framework."""
        self._session.begin(partial(scorecard_from, key, self._parts, self.own.library))

    def save_measures(self) -> None:
        """Keep the selected measures, or those of the selected objectives, for other scorecards."""
        current = self._session.current
        if current is None:
            return
        from scorecard_app.document.library.own import (  # noqa: PLC0415 - as above
            measures_among,
            own_measure,
        )

        chosen = measures_among(current.card, current.view_state.selection)
        if not chosen:
            self._refuse(_("Select a measure, or an objective that has one, then save it."))
            return
        items = [own_measure(current.card, each) for each in chosen]
        sentence = ngettext(
            "“{name}” is in your library now, without its values.",
            "{count} measures are in your library now, without their values.",
            len(items),
        ).format(name=items[0].measure.name or _("(no name)"), count=len(items))
        self._keep(self.own.library.with_items(*items), sentence)

    def save_framework(self) -> None:
        """Keep the structure of the scorecard for others; one of the same name gives way."""
        current = self._session.current
        if current is None:
            return
        from scorecard_app.document.library.own import framework_of  # noqa: PLC0415 - as above

        name = current.card.settings.name or _("Unnamed scorecard")
        known = (each.id for each in self.own.library.frameworks if each.name == name)
        framework_id = next(known, None)
        framework = framework_of(
            current.card, framework_id=framework_id or self._parts.mint(), name=name
        )
        sentence = (
            _("“{name}” is kept as a framework, without values. The start page offers it.")
            if framework_id is None
            else _("The framework “{name}” is kept anew, in place of the one of that name.")
        )
        self._keep(self.own.library.with_items(framework), sentence.format(name=name))

    def rename(self, key: str, name: str) -> None:
        """Call something of the user's own otherwise."""
        if name.strip():
            self.own.replace(self.own.library.with_name(key, name.strip()))

    def delete(self, key: str, name: str) -> None:
        """Take something out of the user's own library, and offer to bring it back."""
        sentence = _("“{name}” is no longer in your library.").format(name=name)
        self._keep(self.own.library.without(key), sentence)

    def _keep(self, library: "OwnLibrary", sentence: str) -> None:
        before = self.own.library
        self.own.replace(library)
        if self.own.library == library:
            undo = Offer(_("Undo"), partial(self.own.replace, before))
            self.noticed.emit(Notice(sentence, offers=(undo,), ends_with_change=True))

    def _entry(self, entry_id: str) -> "LibraryMeasure | None":
        from scorecard_app.document.library import library  # noqa: PLC0415 - not at the start

        own = (each for each in self.own.library.measures if each.id == entry_id)
        return library().get(entry_id) or next(own, None)

    def _sentence(
        self, entry: "LibraryMeasure", card: "Scorecard", objective_id: ObjectiveId, *, shared: bool
    ) -> str:
        from scorecard_app.present.library import guard_sentence, target_sentence  # noqa: PLC0415 - as above

        objective = card.objectives[objective_id].name or _("(no name)")
        names = {"measure": entry.measure.name or _("(no name)"), "objective": objective}
        if shared:
            return _(
                "“{measure}” is in this scorecard already, so “{objective}” shares it: "
                "one measure, several objectives."
            ).format(**names)
        attached = _("“{measure}” is attached to “{objective}”.").format(**names)
        target = target_sentence(entry, self._parts.forms, card.settings.currency)
        guards = guard_sentence(card, entry.id)
        return " ".join(filter(None, (attached, target, guards)))

    def _refuse(self, sentence: str) -> None:
        self.noticed.emit(Notice(sentence, Tone.WARNING, ends_with_change=True))


def _one_after_the_other(card: "Scorecard", *, first: Edit, then: Edit) -> "Scorecard":
    return then(first(card))
