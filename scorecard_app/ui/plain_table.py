"""A table to read: whole rows, no grid, headings that stand over their texts."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from scorecard_app.ui.theme import ThemeStore

_ROW = 28


class PlainTable(QTableView):
    """Shows rows of text; one column takes the room that the others leave."""

    def __init__(
        self, model: QAbstractItemModel, name: str, themes: ThemeStore, *, row: int = _ROW
    ) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("padded", True)  # noqa: FBT003 - Qt's signature
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(themes.theme.px(row))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self._px = themes.theme.px

    def give_room(self, widths: Mapping[int, int], *, stretched: Collection[int]) -> None:
        """Give columns these widths at 96 dpi, and what is left to the stretched ones."""
        header = self.horizontalHeader()
        for column, width in widths.items():
            self.setColumnWidth(column, max(self._px(width), header.sectionSizeHint(column)))
        for column in stretched:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
