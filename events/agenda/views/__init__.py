"""What readers of the agenda ask for."""
