"""The steps from one schema to the next, run by Alembic when the case list is opened."""
