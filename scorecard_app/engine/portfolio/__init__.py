"""Where the next unit of money does most: business-value.md §1, (8) and (9).

`offers` says what every lever and initiative would bring, `marginal` what one step more or less
returns, `selection` how to spend a budget.
"""
