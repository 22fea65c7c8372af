"""Telling that one gave a workshop: what counts, what is refused, and who hears of it."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cop.core.errors import Conflict, NotAllowed
from cop.notifications.models import Notification
from cop.regions.services import merge_organisations
from knowledge.given import services
from knowledge.given.errors import AlreadyLogged, ChangedMeanwhile, WorkshopClosed
from knowledge.given.models import RunPart, RunState, WorkshopRun
from knowledge.given.reading import Given
from knowledge.workshops.models import WorkshopPage, WorkshopPart
from tests.factories.members import MemberFactory
from tests.factories.regions import OrganisationFactory, RegionFactory
from tests.factories.workshops import WorkshopFactory

pytestmark = pytest.mark.django_db


def answers_of(run, **changed):
    told = {"held_on": run.held_on, "group_size": run.group_size, "region": run.region, "worked": run.worked}
    told |= {"to_change": run.to_change, "minutes": {part.key: part.actual for part in run.parts.all()}}
    return {**told, **changed}


def test_what_was_told_counts_on_the_row_of_the_workshop(workshop, given):
    region = RegionFactory()
    for _ in range(2):
        given(workshop, MemberFactory(), region=region)
    given(workshop, MemberFactory(), region=RegionFactory())

    row = WorkshopPage.objects.get(pk=workshop.pk)
    assert (row.given_times, row.given_regions) == (3, 2)


def test_the_average_leaves_out_who_left_the_part_out(workshop, given):
    given(workshop, MemberFactory(), minutes=(10, 50, 0, 20))
    given(workshop, MemberFactory(), minutes=(20, 60, 12, 20))

    parts = Given.of(WorkshopPage.objects.get(pk=workshop.pk)).parts

    assert [part.average for part in parts] == [15, 55, 12, 20]
    assert [part.left_out for part in parts] == [0, 0, 1, 0]
    assert (parts[0].least, parts[0].most) == (10, 20)


def test_a_run_stays_as_it_was_when_the_programme_changes(workshop, given):
    run = given(workshop, MemberFactory())
    page = WorkshopPage.objects.get(pk=workshop.pk)
    parts = list(page.parts.all())
    parts[0].title, parts[0].minutes = "Anders", 99
    page.parts = [*parts[:2], WorkshopPart(title="Nieuw", minutes=5, sort_order=9)]
    page.save_revision().publish(skip_permission_checks=True)

    assert run.parts.first().title == "Welkom"
    assert [part.planned for part in run.parts.all()] == [15, 45, 10, 20]
    shown = Given.of(WorkshopPage.objects.get(pk=workshop.pk)).parts
    assert [(part.title, part.average) for part in shown] == [
        ("Anders", 15),
        ("Schrijf een vacature om", 50),
        ("Nieuw", None),
    ]
    assert WorkshopPage.objects.get(pk=workshop.pk).given_times == 1


def test_a_part_keeps_its_key_and_row_through_versions(workshop):
    page = WorkshopPage.objects.get(pk=workshop.pk)
    page.parts = [*page.parts.all(), WorkshopPart(title="Nieuw", minutes=5, sort_order=9)]
    page.save_revision().publish(skip_permission_checks=True)
    first = {part.title: (part.pk, part.key) for part in WorkshopPage.objects.get(pk=workshop.pk).parts.all()}
    version = WorkshopPage.objects.get(pk=workshop.pk).get_latest_revision_as_object()

    assert {part.title: (part.pk, part.key) for part in version.parts.all()} == first
    version.save_revision().publish(skip_permission_checks=True)
    assert {part.title: (part.pk, part.key) for part in WorkshopPage.objects.get(pk=workshop.pk).parts.all()} == first
    assert len({key for _pk, key in first.values()}) == 5


def test_the_same_form_twice_is_one_run(workshop, given):
    member, key = MemberFactory(), uuid.uuid4()
    assert given(workshop, member, request_key=key).pk == given(workshop, member, request_key=key).pk
    with pytest.raises(NotAllowed):
        given(workshop, MemberFactory(), request_key=key)
    assert WorkshopRun.objects.count() == 1


def test_one_person_gives_it_once_a_day(workshop, given):
    member = MemberFactory()
    first = given(workshop, member)
    with pytest.raises(AlreadyLogged):
        given(workshop, member)
    services.withdraw_run(run=first, by=member)
    given(workshop, member)
    assert WorkshopPage.objects.get(pk=workshop.pk).given_times == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"days_ago": -1},
        {"group_size": 0},
        {"group_size": 501},
        {"to_change": "  "},
        {"minutes": (15, 50, 0)},
        {"minutes": (15, 50, 0, 961)},
        {"to_change": "Zie https://reclame.example"},
    ],
)
def test_a_wrong_answer_is_refused_and_nothing_is_written(workshop, given, wrong):
    with pytest.raises(ValidationError):
        given(workshop, MemberFactory(), **wrong)
    assert WorkshopRun.objects.count() == 0


def test_who_is_trusted_may_name_an_address(workshop, given):
    assert given(workshop, MemberFactory(trusted=True), to_change="Zie https://veendal.example").pk


def test_who_is_not_admitted_or_finds_it_closed_is_refused(workshop, given):
    with pytest.raises(WorkshopClosed):
        given(workshop, MemberFactory(pending=True))
    with pytest.raises(WorkshopClosed):
        given(WorkshopFactory(live=False), MemberFactory())


def test_its_author_alone_changes_and_withdraws_it(workshop, given):
    member = MemberFactory()
    run = given(workshop, member)
    for act in (
        lambda: services.change_run(run=run, by=MemberFactory(), version=1, **answers_of(run)),
        lambda: services.withdraw_run(run=run, by=MemberFactory()),
    ):
        with pytest.raises(NotAllowed):
            act()
    services.change_run(run=run, by=member, version=1, **answers_of(run, group_size=9))
    with pytest.raises(ChangedMeanwhile):
        services.change_run(run=run, by=member, version=1, **answers_of(run))
    services.withdraw_run(run=run, by=member)
    with pytest.raises(Conflict):
        services.withdraw_run(run=run, by=member)
    with pytest.raises(Conflict):
        services.change_run(run=run, by=member, version=2, **answers_of(run))
    assert WorkshopPage.objects.get(pk=workshop.pk).given_times == 0


def test_a_hidden_run_counts_no_more_and_stays_hidden_when_it_is_changed(workshop, given):
    member = MemberFactory()
    run = given(workshop, member)
    services.set_run_state(run=run, state=RunState.HIDDEN, expected=RunState.SHOWN)
    services.change_run(run=run, by=member, version=1, **answers_of(run))

    assert WorkshopRun.objects.get().state == RunState.HIDDEN
    assert WorkshopPage.objects.get(pk=workshop.pk).given_times == 0
    with pytest.raises(Conflict):
        services.set_run_state(run=run, state=RunState.HIDDEN, expected=RunState.SHOWN)


def test_the_author_of_the_workshop_hears_of_it_and_who_gave_it_does_not(workshop, given):
    author = workshop.page_authors.get().member
    given(workshop, MemberFactory())
    given(workshop, author, days_ago=9)

    [told] = Notification.objects.all()
    assert (told.recipient, told.verb) == (author, "workshop_given")


def test_the_name_stays_when_the_account_goes(workshop, given):
    member = MemberFactory(display_name="Sjef")
    run = given(workshop, member)
    member.delete()

    run.refresh_from_db()
    assert (run.author, run.author_name) == (None, "Sjef")
    assert WorkshopPage.objects.get(pk=workshop.pk).given_times == 1


def test_runs_go_along_when_organisations_merge(workshop, given):
    keep, gone = OrganisationFactory(), OrganisationFactory()
    run = given(workshop, MemberFactory(organisation=gone))
    merge_organisations(keep=keep, gone=gone, by=MemberFactory(administrator=True))

    run.refresh_from_db()
    assert run.organisation == keep


def test_today_is_no_day_to_come(workshop, given):
    assert given(workshop, MemberFactory(), days_ago=0).held_on == timezone.localdate()
    assert RunPart.objects.count() == 4
