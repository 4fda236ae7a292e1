"""What stands in a cell, in any locale: a number, a day, a period, or why it is none of them."""
