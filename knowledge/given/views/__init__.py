"""What members tell of workshops that they gave, and what readers see of it."""
