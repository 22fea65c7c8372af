"""Regions, organisations and members of the demo."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from cop.core import roles
from cop.members.models import Member
from cop.regions.models import Organisation, OrganisationDomain, Region
from home.demo_loader.files import read

REGION_TEXTS = ("description", "introduction", "contact", "contact_email", "website")
PASSWORD = "werfkring-demo"  # noqa: S105  (printed by `make run`; refused in production)


def load_places() -> None:
    places = read("regions.toml")
    for region in places["region"]:
        texts = {name: region.get(name, "") for name in REGION_TEXTS}
        Region.objects.update_or_create(slug=region["slug"], defaults={"name": region["name"], **texts})
    for row in places["organisation"]:
        organisation, _created = Organisation.objects.update_or_create(
            slug=row["slug"],
            defaults={"name": row["name"], "kind": row["kind"], "region": Region.objects.get(slug=row["region"])},
        )
        for domain in row["domains"]:
            OrganisationDomain.objects.get_or_create(domain=domain, defaults={"organisation": organisation})


def load_members() -> None:
    # One hash for all: a slow hash twenty times over would be most of the loading time.
    password = make_password(PASSWORD)
    for person in read("people.toml")["member"]:
        _load_member(person, password)


def _load_member(person: dict[str, Any], password: str) -> None:
    organisation = Organisation.objects.filter(slug=person.get("organisation", "")).select_related("region").first()
    member, _created = Member.objects.update_or_create(
        email=person["email"],
        defaults={
            "display_name": person["display_name"],
            "function": person["function"],
            "organisation": organisation,
            "region": organisation.region if organisation else None,
            "status": person["status"],
            "status_reason": person.get("status_reason", ""),
            "is_trusted": person.get("trusted", False),
            "is_superuser": person.get("superuser", False),
            "about": person.get("about", ""),
            "request_note": person.get("request_note", ""),
            "password": password,
        },
    )
    EmailAddress.objects.update_or_create(user=member, email=member.email, defaults={"verified": True, "primary": True})
    if member.is_admitted:
        for name in [roles.MEMBERS, *person.get("groups", [])]:
            roles.add_to_group(member, name)
