"""What stands in the demo community. A package, so that it is loaded once for the whole of it."""
