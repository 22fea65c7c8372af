"""What is done with the catalogue beside writing one entry: filling it from a file, and checking its links."""

from knowledge.catalogue.services.importing import import_resources

__all__ = ["import_resources"]
