"""Pages of who organises an event, and of who was there."""
