"""How it is scored: pure functions on arrays; one public door per question."""
