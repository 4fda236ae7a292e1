"""The `.scorecard` file and the working copy; only here is SQLite used.

Start with `files.read_card`, `working_copy.WorkingCopy` and `drafts.recoverable`.
"""
