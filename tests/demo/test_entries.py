"""What was handed in for the challenges of the demo."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from cop.members.models import Member
from cop.publishing.file_checks import check_upload
from events.challenges.models import ChallengePage
from events.entries.models import Entrant, Entry, EntryFile
from home.demo_loader.files import FOLDER, read

ENTRIES = read("entries.toml")["entry"]


@pytest.mark.django_db
def test_entries_stand_in_every_state_and_load_once(load_again):
    first = set(Entry.objects.values_list("pk", flat=True))
    load_again()

    assert set(Entry.objects.values_list("pk", flat=True)) == first
    assert len(first) == len(ENTRIES)
    assert set(Entry.objects.values_list("state", flat=True)) == {"draft", "submitted", "selected", "declined"}
    assert not Entry.objects.filter(state="declined", decision_reason="").exists()
    assert Entry.objects.filter(entrant__isnull=False, files__name__endswith=".pdf").count() == 1
    assert Entry.objects.filter(questions__answered_at=None, questions__isnull=False).exists()
    # Decided, and not told yet.
    assert Entry.objects.filter(state="submitted", decision="selected").count() == 1
    assert mail.outbox == []


@pytest.mark.django_db
def test_whoever_scored_reviews_and_each_score_counts(demo):
    for entry in Entry.objects.filter(scores__isnull=False).distinct():
        reviewers = set(entry.challenge.reviewer_rows.values_list("member", flat=True))
        assert set(entry.scores.values_list("reviewer", flat=True)) <= reviewers
        assert entry.mean_score is not None
        assert entry.submitted_at < entry.challenge.deadline


@pytest.mark.django_db
def test_the_page_of_results_shows_the_winners_of_the_demo(demo, client):
    challenge = ChallengePage.objects.get(title="Jong talent voor slimme mobiliteit")
    page = client.get(f"{challenge.url}resultaat/").content.decode()

    assert "Open werkplaats op vrijdag" in page
    assert "Een echte vraag in elke les" in page
    assert "Campusbus" not in page
    assert "student@" not in page


@pytest.mark.django_db
def test_starting_over_takes_entries_and_students_along(demo, django_capture_on_commit_callbacks):
    [of_before] = EntryFile.objects.all()
    storage, name = of_before.file.storage, of_before.file.name
    stranger = Entrant.objects.create(email="echt@school.example", name="Echt")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_demo", "--flush", verbosity=0)

    assert not storage.exists(name)
    assert Entry.objects.count() == len(ENTRIES)
    assert Entrant.objects.filter(pk=stranger.pk).exists()
    assert Entrant.objects.count() == 4
    assert EntryFile.objects.count() == 1
    assert Entry.objects.filter(member=Member.objects.get(email="adviseur@demo.example")).count() == 2


@pytest.mark.parametrize("told", ENTRIES, ids=lambda told: told["slug"])
def test_an_entry_of_the_demo_reads_well(told):
    words = " ".join([told["title"], told["summary"], told["body"], told.get("reason", "")])

    assert "!" not in words
    assert len(told["summary"]) <= 400
    if "file" in told:
        check_upload(SimpleUploadedFile(told["file"], (FOLDER / "entries" / told["file"]).read_bytes()))
