"""The composition root: builds the parts in order and hands them down."""
