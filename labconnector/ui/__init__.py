"""The windows: draw views, send requests. The only home of PySide6."""
