"""A card with what a what-if says of it."""

from dataclasses import replace

from scorecard_app.present.faces import CardFace, SupposedFace


def worn(face: CardFace, supposed: SupposedFace | None) -> CardFace:
    """Return a card as it is, or with what a what-if says of it."""
    if supposed is None:
        return face
    return replace(
        face,
        supposed=supposed,
        status=supposed.status or face.status,
        tooltip=f"{face.tooltip}\n{supposed.said}",
        spoken=f"{face.spoken}, {supposed.said}",
    )
