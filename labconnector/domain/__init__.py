"""The words of the trade: frozen dataclasses and pure rules. No input, no output, no third-party imports."""
