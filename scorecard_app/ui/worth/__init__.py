"""The value view: what a plan is worth, where money does most, why a card matters, scenarios."""
