"""What the windows and the engine behind them say to each other. Light: no Qt, no database, no network."""
