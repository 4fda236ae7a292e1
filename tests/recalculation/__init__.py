"""A second oracle: plain formulas, recalculated by LibreOffice, agree with the engine."""
