"""Edits: pure functions from one scorecard to the next, one module per noun.

Each takes the scorecard first and everything else by keyword, returns the new scorecard, and
raises UserError with nothing changed. Ids of what is created are passed in.
"""

from scorecard_app.document.edits.actions import add_action
from scorecard_app.document.edits.choices import remove_choice, rename_choice, set_choice
from scorecard_app.document.edits.dated_rules import begin_rule, move_rule, remove_rule
from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.formulas import set_formula, set_series_formula
from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.edits.layout import pin_cards, set_map_style
from scorecard_app.document.edits.library import attach_from_library, measure_from_library
from scorecard_app.document.edits.links import (
    add_link,
    attach_link,
    reverse_link,
    set_believers_by_name,
    set_link,
)
from scorecard_app.document.edits.maps import (
    Move,
    add_map,
    collapse_lane,
    move_nodes,
    place_objective,
    set_lane_height,
)
from scorecard_app.document.edits.measures import (
    add_measure,
    attach_measure,
    change_unit,
    detach_measure,
    move_attachment,
    set_main,
)
from scorecard_app.document.edits.notes import (
    add_note,
    add_sticky,
    move_stickies,
    park_note,
    stand_note,
)
from scorecard_app.document.edits.objectives import (
    add_objective,
    move_objective,
    rename_objective,
    set_parent,
    set_perspective,
)
from scorecard_app.document.edits.overrides import (
    change_status,
    end_status,
    remove_status,
    set_status,
)
from scorecard_app.document.edits.people import set_owner_by_name
from scorecard_app.document.edits.perspectives import add_perspective, move_perspective
from scorecard_app.document.edits.phases import (
    Ruling,
    freeze_limits,
    rebase_limits,
    take_back_phase,
)
from scorecard_app.document.edits.risks import add_risk
from scorecard_app.document.edits.rules import set_figure, set_parameter, set_preset
from scorecard_app.document.edits.settings import set_setting
from scorecard_app.document.edits.themes import add_theme, set_themes_by_name
from scorecard_app.document.edits.values import set_remark, set_target, set_values

__all__ = [
    "Move",
    "Ruling",
    "add_action",
    "add_link",
    "add_map",
    "add_measure",
    "add_note",
    "add_objective",
    "add_perspective",
    "add_risk",
    "add_sticky",
    "add_theme",
    "attach_from_library",
    "attach_link",
    "attach_measure",
    "begin_rule",
    "change_frequency",
    "change_status",
    "change_unit",
    "collapse_lane",
    "delete_items",
    "detach_measure",
    "end_status",
    "freeze_limits",
    "measure_from_library",
    "move_attachment",
    "move_nodes",
    "move_objective",
    "move_perspective",
    "move_rule",
    "move_stickies",
    "park_note",
    "pin_cards",
    "place_objective",
    "rebase_limits",
    "remove_choice",
    "remove_rule",
    "remove_status",
    "rename_choice",
    "rename_objective",
    "reverse_link",
    "set_believers_by_name",
    "set_choice",
    "set_field",
    "set_figure",
    "set_formula",
    "set_lane_height",
    "set_link",
    "set_main",
    "set_map_style",
    "set_owner_by_name",
    "set_parameter",
    "set_parent",
    "set_perspective",
    "set_preset",
    "set_remark",
    "set_series_formula",
    "set_setting",
    "set_status",
    "set_target",
    "set_themes_by_name",
    "set_values",
    "stand_note",
    "take_back_phase",
]
