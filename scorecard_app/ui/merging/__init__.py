"""The page on which two sides of one scorecard become one."""
