"""The parts of the main window. A pane shows what it is given and says what the user asks for; it owns no data."""
