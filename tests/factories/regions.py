"""Regions and organisations."""

from typing import Any

import factory

from cop.regions.models import Organisation, OrganisationDomain, Region


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"regio-{n}")
    name = factory.LazyAttribute(lambda region: region.slug.replace("-", " ").capitalize())


class OrganisationFactory(factory.django.DjangoModelFactory):
    """`domains` is a list of what stands behind the @."""

    class Meta:
        model = Organisation
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"gemeente-{n}")
    name = factory.LazyAttribute(lambda organisation: organisation.slug.replace("-", " ").capitalize())
    kind = Organisation.Kind.MUNICIPALITY
    region = factory.SubFactory(RegionFactory)

    @factory.post_generation
    def domains(self, create: bool, extracted: list[str] | None, **kwargs: Any) -> None:
        for domain in extracted or []:
            OrganisationDomain.objects.create(organisation=self, domain=domain)
