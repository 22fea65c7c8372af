"""Reads on organisations."""

from cop.regions.models import Organisation


def organisation_of_address(email: str) -> Organisation | None:
    """The organisation whose domain is exactly what stands behind the @ of `email`."""
    _local, at, domain = email.strip().lower().rpartition("@")
    if not at:
        return None
    return Organisation.objects.select_related("region").filter(domains__domain=domain).first()
