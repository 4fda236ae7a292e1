"""Numbers over time: brought to other frequencies, summed up to date, rolling, year on year."""
