"""Fills the start page, and opens what is chosen on it.

The window is there first: templates, drafts and all that reads them come from the worker thread.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from scorecard_app import resources
from scorecard_app.domain.ids import MintId
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.background import Background
from scorecard_app.ui.frameworks import framework_entries, scorecard_from
from scorecard_app.ui.moments import moment_text
from scorecard_app.ui.own_library import OwnLibraryStore
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.session import Session
from scorecard_app.ui.settings import ProgramSettings, Recent
from scorecard_app.ui.start_page import DraftFace, RecentFace, StartPage, TileFace

if TYPE_CHECKING:
    from scorecard_app.document.library.own import OwnLibrary
    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.present.library import FrameworkEntry
    from scorecard_app.storage.drafts import Draft

SAMPLE = "samples/georgia-compact.scorecard"
"""The real scorecard that ships with the program; it is opened as a copy."""


class Starter(QObject):
    """Stands between the start page and the session."""

    def __init__(
        self,
        page: StartPage,
        session: Session,
        *,
        parts: Parts,
        settings: ProgramSettings,
        background: Background,
        own: OwnLibraryStore,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._parts = parts
        self._settings = settings
        self._background = background
        self._own = own
        self._drafts: dict[str, Draft] | None = None
        self._undrawn: list[str] = []
        self._is_drawing = False
        self._has_begun = False
        parts.themes.changed.connect(self.draw_pictures)
        page.template_chosen.connect(self.begin_from_template)
        page.blank_chosen.connect(self.begin_blank)
        page.sample_chosen.connect(self.open_sample)
        page.recent_chosen.connect(self._open_recent)
        page.draft_continued.connect(self.continue_draft)
        page.draft_discarded.connect(self.discard_draft)

    @property
    def drafts(self) -> tuple[str, ...] | None:
        """Return the keys of the work that can be continued, None until that is known."""
        return None if self._drafts is None else tuple(self._drafts)

    @property
    def is_filled(self) -> bool:
        """Say whether the templates are there."""
        return bool(self._page.tiles)

    def refresh(self) -> None:
        """Show which files were open lately, and which work was not saved."""
        self._page.show_recent([self._recent_face(each) for each in self._settings.recent])
        self._background.run(
            self._session.drafts, then=self._show_drafts, refused=self._session.tell
        )

    def begin(self) -> None:
        """Fill the page for the first time."""
        if not self._has_begun:
            self._has_begun = True
            self.refresh()
            self._own.changed.connect(self._offer_templates)
            if self._own.is_loaded:
                self._offer_templates()
            else:
                self._own.load()

    def _offer_templates(self) -> None:
        """Offer the frameworks, and the user's own behind them."""
        self._background.run(
            partial(_template_faces, self._own.library),
            then=self._show_templates,
            refused=self._session.tell,
        )

    def draw_pictures(self) -> None:
        """Draw the map of every template on its tile, off the GUI thread, while they are seen."""
        self._undrawn = list(self._page.tiles)
        self._draw_next()

    def look(self) -> None:
        """Bring the page up to date if it is seen now."""
        if self._page.isVisible():
            self.refresh()
            self._draw_next()

    def _show_templates(self, faces: list[TileFace]) -> None:
        self._page.show_templates(faces)
        self.draw_pictures()

    def _draw_next(self) -> None:
        if self._is_drawing or not self._undrawn or not self._page.isVisible():
            return
        key = self._undrawn.pop(0)
        self._is_drawing = True
        self._background.run(
            partial(
                _picture, key, self._page.tiles[key].picture_size(), self._parts, self._own.library
            ),
            then=partial(self._show_picture, key),
            refused=self._session.tell,
        )

    def _show_picture(self, key: str, picture: QImage) -> None:
        self._is_drawing = False
        if key in self._page.tiles:
            self._page.show_picture(key, picture)
        self._draw_next()

    def begin_blank(self) -> None:
        """Begin with an empty scorecard."""
        self._session.begin(partial(_blank, self._parts.mint))

    def begin_from_template(self, key: str) -> None:
        """Begin with a framework."""
        self._session.begin(partial(scorecard_from, key, self._parts, self._own.library))

    def open_sample(self) -> None:
        """Open the real sample as a new scorecard, so that the program's own file stays."""
        self._session.begin(_sample)

    def _open_recent(self, key: str) -> None:
        self._session.open_file(Path(key))

    def continue_draft(self, key: str) -> None:
        """Go on with work that was not saved."""
        if self._drafts and key in self._drafts:
            self._session.resume(self._drafts[key])

    def discard_draft(self, key: str) -> None:
        """Delete work that was not saved, for good."""
        if self._drafts and key in self._drafts:
            self._drafts.pop(key).discard()
            self._show_drafts(tuple(self._drafts.values()))

    def _show_drafts(self, drafts: "tuple[Draft, ...]") -> None:
        self._drafts = {str(draft.folder): draft for draft in drafts}
        self._page.show_drafts(
            [DraftFace(key, self._draft_sentence(draft)) for key, draft in self._drafts.items()]
        )

    def _draft_sentence(self, draft: "Draft") -> str:
        name = draft.path.name if draft.path else draft.name or _("an unnamed scorecard")
        return ngettext(
            "Recovered: {count} change made until {time} to {name}.",
            "Recovered: {count} changes made until {time} to {name}.",
            draft.changes,
        ).format(count=draft.changes, time=moment_text(draft.last, self._parts), name=name)

    def _recent_face(self, recent: Recent) -> RecentFace:
        path = recent.path
        if not path.exists():
            return RecentFace(str(path), path.stem, _("not there any more"), is_missing=True)
        detail = _("{time} · {folder}").format(
            time=moment_text(recent.touched, self._parts), folder=path.parent.name
        )
        return RecentFace(str(path), path.stem, detail, is_missing=False)


def _template_faces(own: "OwnLibrary") -> list[TileFace]:
    entries = framework_entries(own)
    return [TileFace(each.key, each.name, _sentence(each)) for each in entries]


def _sentence(entry: "FrameworkEntry") -> str:
    if not entry.is_own:
        return entry.description
    return _("Your own framework: {counts}.").format(counts=entry.counts)


def _blank(mint: MintId) -> "Scorecard":
    from scorecard_app.document.starts import blank  # noqa: PLC0415 - see above

    return blank(mint=mint, name=_("New scorecard"))


def _sample() -> "Scorecard":
    from scorecard_app.storage.files import read_card  # noqa: PLC0415 - see above

    return read_card(resources.path(SAMPLE))


def _picture(key: str, size: QSize, parts: Parts, own: "OwnLibrary") -> QImage:
    """Draw the map of a template, small."""
    from scorecard_app.ui.bridge import scene_of  # noqa: PLC0415 - see above
    from scorecard_app.ui.paint.picture import map_picture  # noqa: PLC0415 - see above

    scene = scene_of(scorecard_from(key, parts, own), parts.today)
    return map_picture(
        scene, scene.relations.maps[0].id, size, theme=parts.themes.theme, forms=parts.forms
    )
