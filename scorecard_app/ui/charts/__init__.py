"""The interactive chart of one measure; the only place that uses pyqtgraph, imported late."""
