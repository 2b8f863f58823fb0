"""What an editor asks of provcheck while its user types; nothing else of the program leans on it."""
