"""What readers of challenges ask for, and what their organisers decide."""
