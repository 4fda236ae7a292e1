"""The one exception whose text is meant for the user."""


class UserError(Exception):
    """Say, in one translated sentence, what went wrong, where, and how to mend it.

    Everything else that is raised is a bug and travels to the crash hook. Whoever raises this
    has changed nothing: edits return a new scorecard or raise, files are written whole or not.
    """
