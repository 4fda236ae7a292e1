"""The table of commands and the parts of the window fit each other."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, cast

from scorecard_app.ui.acts.deeds import Acts
from scorecard_app.ui.commands import COMMANDS


class Anyone:
    """Does whatever it is asked for."""

    def __getattr__(self, name: str) -> Callable[..., str]:
        return lambda *_given: name


def test_every_command_of_the_table_is_done_by_someone() -> None:
    everyone = cast("dict[str, Any]", {field.name: Anyone() for field in fields(Acts)})
    assert list(Acts(**everyone).by_command()) == [command.id for command in COMMANDS]
