"""The settings window, and what the wizard shares with it."""
