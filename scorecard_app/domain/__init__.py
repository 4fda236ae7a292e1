"""What is measured: frozen values, standard library only. Start with `scorecard.Scorecard`."""
