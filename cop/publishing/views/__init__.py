"""Writing in the site."""
