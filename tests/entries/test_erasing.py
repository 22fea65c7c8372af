"""Personal data that goes in time, and what stays of it."""

import json
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils import timezone

from cop.members.own_data import own_parts
from events.challenges.models import ChallengePage
from events.entries import services
from events.entries.models import Decision, Entrant, Entry, EntryFile, TeamMember
from tests.factories.challenges import ChallengeFactory
from tests.factories.entries import author, close_challenge, make_draft, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=200)


def test_what_was_declined_long_ago_goes_and_the_figures_stay(
    challenge, organiser, django_capture_on_commit_callbacks, capsys
):
    people = [make_entrant(f"s{number}@school.example") for number in range(3)]
    old, fresh, selected = (make_entry(challenge, who) for who in people)
    kept = services.add_file(entry=old, by=author(people[0]), upload=SimpleUploadedFile("a.txt", b"tekst"))
    storage, name = kept.file.storage, kept.file.name
    kept.file.close()
    of_member = make_entry(challenge, MemberFactory())
    close_challenge(challenge)
    for entry, decision in [(old, "declined"), (fresh, "declined"), (selected, "selected"), (of_member, "declined")]:
        services.decide_entry(entry=entry, by=organiser, decision=Decision(decision), reason="Omdat.")
    services.tell_decisions(challenge=challenge, by=organiser)
    Entry.objects.exclude(pk=fresh.pk).update(told_at=LONG_AGO)
    Entrant.objects.update(confirmed_at=LONG_AGO)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_old_entries")
        call_command("erase_old_entries")

    assert capsys.readouterr().out.split("\n")[:2] == ["1 entries erased", "0 entries erased"]
    gone = Entry.objects.get(pk=old.pk)
    assert (gone.state, gone.receipt, gone.title, gone.body, gone.entrant, gone.entrant_name) == (
        *("declined", old.receipt, "-", "", None, ""),
    )
    assert not storage.exists(name)
    assert not EntryFile.objects.exists()
    assert set(TeamMember.objects.values_list("entry", flat=True)) == {fresh.pk, selected.pk, of_member.pk}
    assert set(Entrant.objects.values_list("pk", flat=True)) == {people[1].pk, people[2].pk}


@pytest.mark.parametrize("end", ["withdrawn_at", "finished_at", "runs_until"])
def test_what_nobody_ever_decided_on_goes_after_the_challenge(challenge, end):
    entry, of_member = make_entry(challenge, make_entrant()), make_entry(challenge, MemberFactory())
    dates = {"opens_at": LONG_AGO - timedelta(days=9), "deadline": LONG_AGO - timedelta(days=5), end: LONG_AGO}
    ChallengePage.objects.filter(pk=challenge.pk).update(**dates)

    assert services.erase_old(now=LONG_AGO + timedelta(days=150)) == 0
    assert services.erase_old(now=timezone.now()) == 1
    assert Entry.objects.get(pk=entry.pk).erased_at
    assert Entry.objects.get(pk=of_member.pk).erased_at is None


def parts():
    return {part.key: part for part in own_parts() if part.key in {"inzendingen", "beoordelingen"}}


def as_text(member):
    return json.dumps({key: list(part.read(member)) for key, part in parts().items()}, cls=DjangoJSONEncoder)


def test_a_member_gets_what_they_handed_in_with_the_files(challenge, organiser, reviewer):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    services.add_file(entry=entry, by=author(member), upload=SimpleUploadedFile("plan.txt", b"het plan"))
    question = services.ask_question(entry=entry, by=organiser, text="Wat kost het?", request_key=uuid.uuid4())
    services.answer_question(question=question, by=author(member), answer="Niets.")
    challenge = close_challenge(challenge)
    key = challenge.criteria.first().key
    services.score_entry(entry=entry, by=reviewer, scores={key: services.Points(3, "Geheime noot")})
    services.add_comment(entry=entry, by=reviewer, text="Geheim overleg", request_key=uuid.uuid4())
    services.decide_entry(entry=entry, by=organiser, decision=Decision.DECLINED, reason="Nog geheim.")
    own = as_text(member)

    for said in (entry.receipt, entry.title, "Een dag meerijden", "Wat kost het?", "Niets.", "plan.txt"):
        assert said in own
    assert "eheim" not in own
    assert "noor@school.example" not in own
    [file] = parts()["inzendingen"].files(member)
    assert (file.name, file.stored.read()) == ("plan.txt", b"het plan")
    services.tell_decisions(challenge=challenge, by=organiser)
    assert "Nog geheim." in as_text(member)

    of_reviewer = as_text(reviewer)
    for said in ("Geheime noot", "Geheim overleg", challenge.criteria.first().title, entry.receipt):
        assert said in of_reviewer
    assert entry.title not in of_reviewer
    assert as_text(MemberFactory()) == '{"inzendingen": [], "beoordelingen": []}'


@pytest.mark.parametrize("number", [1, 3, 30])
def test_what_a_member_gets_costs_the_same(number, organiser, django_assert_num_queries):
    member = MemberFactory()
    for _ in range(number):
        entry = make_entry(ChallengeFactory(reviewers=[organiser]), member)
        services.add_comment(entry=entry, by=organiser, text="Sterk.", request_key=uuid.uuid4())
    with django_assert_num_queries(4):
        assert len(list(parts()["inzendingen"].read(member))) == number
    with django_assert_num_queries(4):
        assert len(list(parts()["beoordelingen"].read(organiser))) == number


def test_an_account_that_goes_leaves_outcome_and_number(
    client, challenge, organiser, django_capture_on_commit_callbacks
):
    member, other = MemberFactory(), MemberFactory()
    entry, theirs = make_entry(challenge, member), make_entry(challenge, other, title="Van een ander")
    draft = make_draft(ChallengeFactory(), member)
    kept = services.add_file(entry=entry, by=author(member), upload=SimpleUploadedFile("a.txt", b"tekst"))
    storage, name = kept.file.storage, kept.file.name
    kept.file.close()
    challenge = close_challenge(challenge)
    for one in (entry, theirs):
        services.decide_entry(entry=one, by=organiser, decision=Decision.SELECTED, reason="Sterk.")
    services.tell_decisions(challenge=challenge, by=organiser)
    with django_capture_on_commit_callbacks(execute=True):
        member.delete()

    gone = Entry.objects.get(pk=entry.pk)
    assert (gone.state, gone.decision, gone.decided_by, gone.receipt) == (
        *("selected", "selected", organiser, entry.receipt),
    )
    assert (gone.title, gone.body, gone.entrant_name, gone.decision_reason, gone.member) == ("-", "", "", "", None)
    assert (gone.erased_at is not None, gone.team.count(), storage.exists(name)) == (True, 0, False)
    assert Entry.objects.get(pk=draft.pk).title == "-"
    assert Entry.objects.get(pk=theirs.pk).title == "Van een ander"
    client.force_login(organiser)
    page = client.get(f"{challenge.url}inzendingen/").content.decode()
    assert "1 inzending is gewist, met namen, teksten en bestanden. Hiervan gekozen: 1." in page
    assert client.get(f"/beoordelen/{gone.pk}/").status_code == 404


def test_an_account_that_goes_before_the_decision_was_told_leaves_none(challenge, organiser):
    member = MemberFactory()
    entry = make_entry(challenge, member)
    close_challenge(challenge)
    services.decide_entry(entry=entry, by=organiser, decision=Decision.DECLINED, reason="Te duur.")
    member.delete()

    gone = Entry.objects.get()
    assert (gone.state, gone.decision, gone.receipt) == ("withdrawn", "", entry.receipt)


@pytest.mark.parametrize("in_bulk", [False, True])
def test_a_challenge_with_an_entry_is_not_deleted(challenge, client, in_bulk):
    entry, editor = make_draft(challenge, make_entrant()), MemberFactory(administrator=True)
    client.force_login(editor)
    one = reverse("wagtailadmin_pages:delete", args=[challenge.pk])
    several = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={challenge.get_parent().pk}"
    answer = client.post(several if in_bulk else one, follow=True)

    assert "Er zijn inzendingen voor" in answer.content.decode()
    assert Entry.objects.filter(pk=entry.pk).exists()
    services.erase_entry(entry=entry)
    assert "Er zijn inzendingen voor" in client.post(one, follow=True).content.decode()
    Entry.objects.all().delete()
    client.post(one)
    assert not ChallengePage.objects.filter(pk=challenge.pk).exists()
