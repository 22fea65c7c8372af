"""What members do to keep pages right."""
