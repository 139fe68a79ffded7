"""What a held case asks: which client, which material, deliver all the same."""
