"""What answers at the addresses of entries."""
