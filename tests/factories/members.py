"""Members in every role."""

from typing import Any

import factory

from cop.core import roles
from cop.members.models import Member
from tests.factories.regions import OrganisationFactory


class MemberFactory(factory.django.DjangoModelFactory):
    """An admitted member whose posts are reviewed. `groups` is a list of role names."""

    class Meta:
        model = Member
        skip_postgeneration_save = True

    class Params:
        pending = factory.Trait(status=Member.Status.PENDING)
        declined = factory.Trait(status=Member.Status.DECLINED, status_reason="Alleen voor overheden.")
        trusted = factory.Trait(is_trusted=True)
        administrator = factory.Trait(is_superuser=True)

    email = factory.Sequence(lambda n: f"lid{n}@veendal.example")
    display_name = factory.Sequence(lambda n: f"Lid {n} van Veendal")
    function = "Adviseur werving"
    organisation = factory.SubFactory(OrganisationFactory)
    region = factory.SelfAttribute("organisation.region")
    status = Member.Status.ADMITTED

    @factory.post_generation
    def groups(self, create: bool, extracted: list[str] | None, **kwargs: Any) -> None:
        if self.status == Member.Status.ADMITTED:
            roles.add_to_group(self, roles.MEMBERS)
        for name in extracted or []:
            roles.add_to_group(self, name)
