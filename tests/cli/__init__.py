"""The command line: exit codes, streams and what each verb does."""
