"""Challenges of the demo, set by its organiser through the services that organisers use."""

from datetime import time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import Page

from cop.core.local_time import moment_of
from cop.core.models import TargetGroup, Theme
from cop.members.models import Member
from cop.publishing import services
from cop.publishing.tokens import token_of
from cop.regions.models import PageRegion, Region
from events.agenda.models import EventPage
from events.challenges.contribution import CHALLENGE
from events.challenges.dates import IN_ORDER
from events.challenges.models import ChallengeCriterion, ChallengePage, ChallengePartner
from events.challenges.rows_forms import DocumentsForm
from home.demo_loader.files import FOLDER, read
from home.demo_loader.stories import key_of

PLAIN = (
    *("title", "question", "background", "problem_owner", "offers", "open_to_students"),
    *("results", "outcome_done", "outcome_result"),
)
LABELS = {"themes": Theme, "target_groups": TargetGroup}


def load_challenges() -> None:
    """After the events, since regional ones are part of a national event; what is there already is left alone."""
    organiser = Member.objects.get(email="organisator@demo.example")
    for told in read("challenges.toml")["challenge"]:
        if not ChallengePage.objects.filter(request_key=key_of(told["slug"])).exists():
            _load(told, organiser)


def _load(told: dict[str, Any], organiser: Member) -> None:
    page = services.start_draft(kind=CHALLENGE, author=organiser, title=told["title"], request_key=key_of(told["slug"]))
    for document in told.get("documents", []):
        content = (FOLDER / "challenges" / "files" / document["file"]).read_bytes()
        upload = SimpleUploadedFile(document["file"], content)
        services.add_row_file(page=page, by=organiser, rows=DocumentsForm.FILES, upload=upload, title=document["title"])
    _tell(page, told, organiser)
    services.submit(page=page, by=organiser, token=None)
    _put_back_in_time(page.pk, told)


def _tell(page: Page, told: dict[str, Any], organiser: Member) -> None:
    challenge = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    for name in PLAIN:
        if name in told:
            setattr(challenge, name, told[name])
    for name, days in zip(IN_ORDER, told["days"], strict=True):
        setattr(challenge, name, moment_of(timezone.localdate() + timedelta(days=days), time(12)))
    challenge.national_event = EventPage.objects.filter(request_key=key_of(told.get("national", "-"))).first()
    for name, model in LABELS.items():
        setattr(challenge, name, list(model.objects.filter(slug__in=told.get(name, []))))
    challenge.page_regions = [PageRegion(region=region) for region in Region.objects.filter(slug__in=told["regions"])]
    challenge.partners = [ChallengePartner(**row) for row in told["partners"]]
    challenge.criteria = [ChallengeCriterion(**row) for row in told["criteria"]]
    challenge.full_clean(exclude=["slug"])
    services.save_draft(page=challenge, by=organiser, token=token_of(Page.objects.get(pk=page.pk)))


def _put_back_in_time(pk: int, told: dict[str, Any]) -> None:
    """It was announced a fortnight before it opened; decisions were taken on their days."""
    listed = timezone.now() + timedelta(days=min(told["days"][0] - 14, -2), minutes=-pk % 50)
    decided = {name: timezone.now() + timedelta(days=days) for name, days in told.get("decided", {}).items()}
    Page.objects.filter(pk=pk).update(first_published_at=listed, last_published_at=listed)
    ChallengePage.objects.filter(pk=pk).update(listed_at=listed, changed_at=listed, **decided)
