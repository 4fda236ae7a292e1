"""How the window says when something was."""

from datetime import datetime

from scorecard_app.ui.parts import Parts


def moment_text(moment: datetime, parts: Parts) -> str:
    """Say a time of today by the clock, one of an earlier day by its date."""
    from scorecard_app.present.numbers import format_date  # noqa: PLC0415 - not at the start

    local, today = moment.astimezone(), parts.now().astimezone().date()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{format_date(local.date(), parts.forms)} {local:%H:%M}"
