"""One module a step. A step that was shipped is never changed."""
