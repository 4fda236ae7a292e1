"""The window: Qt and nothing but. Reads faces from `present`, changes things through `history`."""
