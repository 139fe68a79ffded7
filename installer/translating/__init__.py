"""What the translations must hold: the texts of the windows and the sentences of the engine."""
