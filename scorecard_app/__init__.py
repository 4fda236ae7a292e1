"""The scorecard editor: strategy maps, measures and business value in one local file."""

__version__ = "0.8.0"
