"""What is done with the catalogue beside writing one entry: filling it from a file, and checking its links."""

from knowledge.catalogue.services.checking import check_links, due_links, record_finding
from knowledge.catalogue.services.importing import import_resources

__all__ = ["check_links", "due_links", "import_resources", "record_finding"]
