"""Windows about what the lab taught the program: clients, doctor and material rules, CAD materials."""
