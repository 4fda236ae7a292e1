"""Which saved state of which document a file holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.storage.context import Context


@dataclass(frozen=True, slots=True)
class Version:
    """One save of one document: its own id, that of the save before it, and a count."""

    doc_uuid: str
    rev_uuid: str
    parent_rev: str
    rev_no: int

    @classmethod
    def of(cls, meta: Mapping[str, str]) -> "Version":
        """Read it from the rows of `meta`; KeyError or ValueError where it is not there."""
        return cls(meta["doc_uuid"], meta["rev_uuid"], meta["parent_rev"], int(meta["rev_no"]))

    @classmethod
    def first(cls, context: Context) -> "Version":
        """Begin a new document."""
        return cls(context.mint(), context.mint(), "", 0)

    def following(self, context: Context) -> "Version":
        """Return the version that the next save makes."""
        return Version(self.doc_uuid, context.mint(), self.rev_uuid, self.rev_no + 1)

    @property
    def meta(self) -> Mapping[str, str]:
        """Return it as rows of `meta`."""
        return {
            "doc_uuid": self.doc_uuid,
            "rev_uuid": self.rev_uuid,
            "parent_rev": self.parent_rev,
            "rev_no": str(self.rev_no),
        }
