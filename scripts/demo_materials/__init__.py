"""Makes the files of the demo's workshops from plain texts."""
