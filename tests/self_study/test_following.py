"""Following a workshop alone: what is remembered, and the certificate at the end."""

import uuid

import pytest

from cop.core.errors import Conflict, NotAllowed
from cop.core.pdf import pdf_available
from knowledge.self_study import codes, services
from knowledge.self_study.models import Certificate, TickedPart
from knowledge.self_study.progress import progress_of
from knowledge.workshops.models import WorkshopPage, WorkshopPart
from tests.factories.members import MemberFactory
from tests.factories.workshops import WorkshopFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return WorkshopFactory(slug="omschrijven", self_paced=True)


@pytest.fixture
def member(client):
    who = MemberFactory(display_name="Sjef van Meertens")
    client.force_login(who)
    return who


def finish(workshop, member):
    for part in workshop.parts.filter(is_break=False):
        services.tick_part(workshop=workshop, by=member, part_key=part.key)


def test_a_part_is_ticked_off_once_and_opened_again(workshop):
    member, part = MemberFactory(), workshop.parts.first()
    for _ in range(2):
        services.tick_part(workshop=workshop, by=member, part_key=part.key)
    progress = progress_of(workshop, member)
    assert (progress.done, progress.total, progress.minutes_left) == (1, 3, 65)
    assert progress.next.number == 2
    services.untick_part(workshop=workshop, by=member, part_key=part.key)
    assert TickedPart.objects.count() == 0


def test_a_part_that_went_counts_no_more_and_a_new_one_is_open(workshop):
    member = MemberFactory()
    finish(workshop, member)
    assert progress_of(workshop, member).is_complete
    page = WorkshopPage.objects.get(pk=workshop.pk)
    page.parts = [*list(page.parts.all())[1:], WorkshopPart(title="Nieuw", minutes=5, sort_order=9)]
    page.save_revision().publish(skip_permission_checks=True)
    progress = progress_of(WorkshopPage.objects.get(pk=workshop.pk), member)

    assert (progress.done, progress.total, progress.next.part.title) == (2, 3, "Nieuw")


def test_what_is_refused(workshop):
    part, rest = workshop.parts.first(), workshop.parts.get(is_break=True)
    others = WorkshopFactory()
    for by, where in ((MemberFactory(pending=True), workshop), (MemberFactory(), others)):
        for act in (services.tick_part, services.untick_part):
            with pytest.raises(NotAllowed):
                act(workshop=where, by=by, part_key=part.key)
        with pytest.raises(NotAllowed):
            services.issue_certificate(workshop=where, by=by)
    for key in (uuid.uuid4(), rest.key, others.parts.first().key):
        with pytest.raises(Conflict):
            services.tick_part(workshop=workshop, by=MemberFactory(), part_key=key)
    with pytest.raises(Conflict):
        services.issue_certificate(workshop=workshop, by=MemberFactory())


def test_a_certificate_is_issued_once_and_stays_as_it_was(workshop):
    member = MemberFactory(display_name="Sjef Jansen")
    finish(workshop, member)
    first = services.issue_certificate(workshop=workshop, by=member)
    WorkshopPage.objects.filter(pk=workshop.pk).update(title="Anders")
    member.display_name = "Iemand Anders"
    member.save()

    again = services.issue_certificate(workshop=workshop, by=member)
    assert (again.pk, again.code) == (first.pk, first.code)
    assert (again.workshop_title, again.minutes, again.holder_name) == (workshop.title, 80, "Sjef Jansen")


def test_a_workshop_or_an_account_may_go_and_the_code_stays(client, workshop, member):
    finish(workshop, member)
    certificate = services.issue_certificate(workshop=workshop, by=member)
    client.logout()
    WorkshopPage.objects.get(pk=workshop.pk).delete()
    member.delete()

    said = client.get(f"/certificaat/{certificate.shown_code}/").content.decode()
    assert workshop.title in said
    assert "S. v. M." not in said
    assert "oud-lid" in said


def test_without_a_script_a_button_ticks_and_the_page_goes_on(client, workshop, member):
    part = workshop.parts.first()
    answer = client.post(f"/mijn/zelfstudie/{workshop.pk}/{part.key}/")

    assert answer["Location"].endswith(f"/workshops/omschrijven/zelf/#deel-{part.key}")
    said = client.get("/workshops/omschrijven/zelf/").content.decode()
    assert "1 van 3 delen" in said
    assert "laat stiltes vallen" not in said
    assert "Ga verder" in client.get("/mijn/").content.decode()
    client.post(f"/mijn/zelfstudie/{workshop.pk}/{part.key}/", {"open": "1"})
    assert TickedPart.objects.count() == 0


def test_with_a_script_only_the_parts_come(client, workshop, member):
    part = workshop.parts.first()
    said = client.post(f"/mijn/zelfstudie/{workshop.pk}/{part.key}/", headers={"HX-Request": "true"}).content.decode()

    assert said.lstrip().startswith('<div id="delen">')
    assert "1 van 3 delen" in said


def test_another_member_sees_nothing_of_it(client, workshop, member):
    finish(workshop, member)
    certificate = services.issue_certificate(workshop=workshop, by=member)
    client.force_login(MemberFactory())

    assert "0 van 3 delen" in client.get("/workshops/omschrijven/zelf/").content.decode()
    assert client.get(f"/mijn/certificaten/{certificate.shown_code}.pdf").status_code == 404
    assert certificate.shown_code not in client.get("/mijn/certificaten/").content.decode()


def test_the_holder_gets_it_and_anybody_checks_it(client, workshop, member):
    finish(workshop, member)
    assert client.post(f"/mijn/zelfstudie/{workshop.pk}/certificaat/").status_code == 302
    certificate = Certificate.objects.get()
    assert certificate.shown_code in client.get("/mijn/certificaten/").content.decode()
    if pdf_available():
        answer = client.get(f"/mijn/certificaten/{certificate.shown_code}.pdf")
        assert answer.content.startswith(b"%PDF")
    client.logout()
    assert client.get(f"/mijn/certificaten/{certificate.shown_code}.pdf").status_code == 302
    sent = client.get("/certificaat/", {"code": certificate.code.lower()})
    assert sent["Location"] == f"/certificaat/{certificate.shown_code}/"
    said = client.get(sent["Location"]).content.decode()
    assert workshop.title in said
    assert "S. v. M." in said
    assert "Meertens" not in said
    assert "noindex" in said


@pytest.mark.parametrize("code", ["ABCD-2345-EFGH", "onzin", "AAAA-AAAA-AAA0", "A" * 300])
def test_a_wrong_code_gets_a_sentence(client, code):
    answer = client.get(f"/certificaat/{code}/")

    assert answer.status_code == 404
    assert "geen certificaat met deze code" in answer.content.decode()


def test_who_guesses_has_to_wait(client):
    for _ in range(30):
        client.get(f"/certificaat/{codes.in_groups(codes.new_code())}/")

    assert client.get("/certificaat/ABCD-2345-EFGH/").status_code == 429


def test_a_code_is_read_however_it_is_typed():
    code = codes.new_code()

    assert codes.as_stored(f"  {codes.in_groups(code).lower()} ") == code
    assert codes.as_stored(codes.in_groups(code).replace("-", "\u2013")) == code
    assert codes.as_stored(f"{code}0") is None


@pytest.mark.usefixtures("known_site")
@pytest.mark.parametrize("number", [1, 3, 30])
def test_pages_cost_the_same_for_any_number(client, django_assert_num_queries, number):
    member = MemberFactory()
    for place in range(number):
        parts = [{"title": f"Deel {n}", "minutes": 5} for n in range(number)]
        workshop = WorkshopFactory(slug=f"zelf-{place}", self_paced=True, parts=[*parts, {"title": "x", "minutes": 5}])
        services.tick_part(workshop=workshop, by=member, part_key=workshop.parts.first().key)
    client.force_login(member)
    client.get("/workshops/zelf-0/zelf/")
    with django_assert_num_queries(10):
        client.get("/workshops/zelf-0/zelf/")
    client.get("/mijn/")
    with django_assert_num_queries(13):
        client.get("/mijn/")
