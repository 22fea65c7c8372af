"""What readers of workshops ask for."""
