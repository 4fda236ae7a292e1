"""Progress in words: how much of the way is done, and what of it was due by now."""

from dataclasses import dataclass

from scorecard_app.engine.progress import Missing, Progress
from scorecard_app.present.numbers import format_plain
from scorecard_app.texts import LocaleForms, _


@dataclass(frozen=True, slots=True)
class ProgressFace:
    """The share done and the share due, both 0 to 1 and ready to draw, and the sentence.

    `due` is None where nothing says when the way is to be done.
    """

    done: float
    due: float | None
    sentence: str


def progress_face(progress: Progress, forms: LocaleForms) -> ProgressFace | None:
    """Return what is shown of a measure's progress; None where there is no way to go."""
    if progress.done is None:
        return None
    due = None if progress.due is None else _held(progress.due)
    return ProgressFace(_held(progress.done), due, progress_sentence(progress, forms))


def progress_sentence(progress: Progress, forms: LocaleForms) -> str:
    """Say how much of the way is done and how much should be; "" where there is no way."""
    if progress.done is None:
        return ""
    done = percent_text(progress.done, forms)
    if progress.due is not None:
        text = _("Last value: {done} of the way to the target; {due} expected by now")
        return text.format(done=done, due=percent_text(progress.due, forms))
    if progress.course_reason is Missing.ORDER:
        text = _("Last value: {done} of the way to the target; its course is due before it starts")
        return text.format(done=done)
    return _("Last value: {done} of the way to the target").format(done=done)


def percent_text(percent: float | None, forms: LocaleForms) -> str:
    """Write a share of the way, given in percent, without decimals; "" for none."""
    if percent is None:
        return ""
    return _("{percent} %").format(percent=format_plain(percent, forms, decimals=0))


def _held(percent: float) -> float:
    return min(max(percent / 100, 0.0), 1.0)
