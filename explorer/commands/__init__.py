"""What each word of the command line does: arguments in, lines out."""
