"""Pages that are opened beside the work and never stop it."""
