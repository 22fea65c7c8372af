"""What members and readers ask of this room."""
