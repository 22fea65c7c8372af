"""What one sees and does with a registration."""
