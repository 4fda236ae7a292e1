"""The part of a form that shows a scoring curve and lets its anchors be moved."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.present.form_parts import FormContext, Picture
from scorecard_app.present.measure_curve import CurveAnchor, CurveSpec, curve_spec, move_anchor
from scorecard_app.texts import _
from scorecard_app.ui.editors.binder import ORIGIN
from scorecard_app.ui.editors.curve_view import CurveView
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize

_GAP = 2


class CurvePart(QWidget):
    """Follows one measure: draws its rule, says what the value scores, and edits by anchors."""

    def __init__(self, picture: Picture, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._desk = desk
        self._measure_id: MeasureId | None = None
        self.view = CurveView(desk.themes, self)
        self.view.setAccessibleName(_("Scoring curve"))
        self._sentence = RoleLabel(desk.themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self._sentence.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.themes.theme.px(_GAP))
        column.addWidget(self.view)
        column.addWidget(self._sentence)
        self.view.moved.connect(self._move)
        self.view.current_changed.connect(self._say)
        self.view.gesture_ended.connect(self._end)

    @property
    def sentence(self) -> str:
        """Return what is said under the picture."""
        return self._sentence.text()

    def bind(self, entity_id: EntityId | None) -> None:
        """Show another measure."""
        self._measure_id = None if entity_id is None else MeasureId(entity_id)
        if entity_id is not None:
            self.sync(self._desk.context)

    def sync(self, context: FormContext) -> None:
        """Draw the rule as it stands."""
        measure_id = self._measure_id
        if measure_id is None:
            return
        is_shown = self._picture.is_shown(context, measure_id)
        self.setVisible(is_shown)
        if is_shown:
            value = self._desk.bridge.scene.results.measure(measure_id).value
            self._show(curve_spec(context, measure_id, value=value))

    def forget(self) -> None:
        """Drop the measure, which is gone."""
        self._measure_id = None

    def finish(self) -> None:
        """End the gesture."""
        self._end()

    def _show(self, spec: CurveSpec) -> None:
        self.view.setVisible(not spec.is_empty)
        self.view.show_curve(spec)
        self._say()

    def _say(self) -> None:
        """Say what the value scores, or why the anchor that was chosen cannot be moved."""
        anchor = self.view.current
        if anchor is None:
            self._sentence.say(self.view.spec.sentence)
        elif anchor.is_movable:
            keys = _("up and down") if anchor.moves_score else _("left and right")
            self._sentence.say(
                _("{label}: move it by the arrows {keys}.").format(label=anchor.label, keys=keys)
            )
        else:
            self._sentence.say(f"{anchor.label}: {anchor.reason}")

    def _move(self, anchor: CurveAnchor, to: float) -> None:
        measure_id = self._measure_id
        if measure_id is not None:
            edit = move_anchor(self._desk.context, measure_id, anchor, to)
            key = "curve", measure_id, anchor.name
            label = _("Move “{label}”").format(label=anchor.label)
            self._desk.history.run(label, edit, merge_key=key, origin=ORIGIN)

    def _end(self) -> None:
        if self._measure_id is not None:
            self._desk.history.end_gesture()
