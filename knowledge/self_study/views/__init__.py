"""Following a workshop alone, one's own certificates, and checking whose code is real."""
