"""What is inside a package: unzipping, roles, the prescription, scan files. No network, no database, no settings."""
