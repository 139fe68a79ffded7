"""What does not go on, and what this computer lacks."""
