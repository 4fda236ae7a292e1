"""The frameworks to begin from: those that ship with the program, then the user's own.

What reads them is imported when it is first needed, for the window is there first.
"""

from typing import TYPE_CHECKING

from scorecard_app.ui.parts import Parts

if TYPE_CHECKING:
    from scorecard_app.document.library.own import Framework, OwnLibrary
    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.present.library import FrameworkEntry


def framework_entries(own: "OwnLibrary") -> "list[FrameworkEntry]":
    """Return what there is to know about every framework, in the order of offering."""
    from scorecard_app.document.templates import template_names  # noqa: PLC0415 - see above
    from scorecard_app.present.library import FrameworkEntry, counts_text  # noqa: PLC0415 - as above

    shipped = [
        FrameworkEntry(
            key=info.id,
            name=info.name,
            description=info.description,
            counts=counts_text(
                perspectives=info.perspectives,
                objectives=info.objectives,
                measures=info.measures,
                links=info.links,
            ),
            is_own=False,
        )
        for info in template_names()
    ]
    return [*shipped, *map(_entry, own.frameworks)]


def scorecard_from(key: str, parts: Parts, own: "OwnLibrary") -> "Scorecard":
    """Make a scorecard whose typical targets hold from the first day of this year on."""
    from scorecard_app.document.library.own import from_framework  # noqa: PLC0415 - see above
    from scorecard_app.document.templates import from_template  # noqa: PLC0415 - see above

    framework = next((each for each in own.frameworks if each.id == key), None)
    if framework is not None:
        return from_framework(framework, mint=parts.mint)
    return from_template(key, mint=parts.mint, targets_since=parts.today.replace(month=1, day=1))


def _entry(framework: "Framework") -> "FrameworkEntry":
    from scorecard_app.present.library import FrameworkEntry, counts_text  # noqa: PLC0415 - see above

    card = framework.card
    return FrameworkEntry(
        key=framework.id,
        name=framework.name,
        description=framework.description,
        counts=counts_text(
            perspectives=len(card.perspectives),
            objectives=len(card.objectives),
            measures=len(card.measures),
            links=len(card.links),
        ),
        is_own=True,
    )
