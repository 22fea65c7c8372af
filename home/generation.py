"""Many information pages with the text of threads, to measure the search with. Never used for a real community."""

import json
from collections.abc import Callable
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale

from cop.core.bulk_pages import add_pages
from home.generated_text import Author
from home.models import HomePage, InformationPage

BATCH = 500


def generate_pages(*, number: int, seed: int = 11, step: Callable[[int], object] = lambda _done: None) -> None:
    """Adds `number` published pages under the home page; `step(done)` is called after every `BATCH`."""
    author = Author(seed)
    home = HomePage.objects.get()
    for done in range(0, number, BATCH):
        add_pages(home, [_page(author) for _place in range(min(BATCH, number - done))])
        step(min(done + BATCH, number))


def _page(author: Author) -> InformationPage:
    posts = list(author.posts())
    body = [{"type": "text", "value": "".join(f"<p>{post}</p>" for post in posts)}]
    told = timezone.now() - timedelta(days=author.chance.paretovariate(0.9) * 60 % 3650)
    return InformationPage(
        title=author.title(),
        slug=f"gesprek-{author.chance.getrandbits(64):016x}",
        locale=Locale.get_default(),
        content_type=ContentType.objects.get_for_model(InformationPage),
        live=True,
        first_published_at=told,
        last_published_at=told,
        members_only=author.chance.random() < 0.5,
        summary=posts[0][:250],
        body=json.dumps(body),
    )
