"""What one can be told of. This room knows no lesson and no thread: the rooms above register theirs in `AppConfig.ready`.

A verb is one thing that happened ("replied", "mentioned"). Verbs of one kind share a line on the page where somebody
chooses how often to get mail of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from cop.notifications.models import Notification


class Frequency(models.TextChoices):
    """When a mail goes out. Whatever is chosen, the site itself shows every notification."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    NEVER = "never", _("Never")


OVERVIEWS = (Frequency.DAILY, Frequency.WEEKLY)
#: For kinds that exist in overview mails only: nothing happens at one moment.
IN_OVERVIEWS = (*OVERVIEWS, Frequency.NEVER)


@dataclass(frozen=True)
class Kind:
    """A line of the choices page. `default` holds until the member chose; `help` says in a sentence what it is.

    `is_for(member)`: who never gets mail of this kind is not asked how often.
    """

    slug: str
    title: str | Promise
    default: Frequency
    help: str | Promise = ""
    frequencies: tuple[Frequency, ...] = tuple(Frequency)
    order: int = 50
    is_for: Callable[[Any], bool] = lambda _member: True


def _excerpt(notification: Any) -> str:
    return str(notification.data.get("excerpt", ""))


@dataclass(frozen=True)
class Verb:
    """`sentence(notification)` and `url(notification)` read the row alone: count, actor_name, data, page.

    `count` is how often it happened since it was last read: "3 replies in ...". `icon` is a name of the icon set.
    With `of_unpublished` it also tells of a page that is not published, to who may open that: a post that waits, or
    that was hidden.

    `data["excerpt"]` is shown beside the sentence and stands first in a mail. What may be hidden or changed later is not
    kept there: `words(notification)` asks for it at the moment that a mail goes out.
    """

    slug: str
    kind: str
    sentence: Callable[["Notification"], str]
    url: Callable[["Notification"], str]
    icon: str = "bell"
    of_unpublished: bool = False
    words: Callable[["Notification"], str] = _excerpt


_kinds: dict[str, Kind] = {}
_verbs: dict[str, Verb] = {}


def register_kind(kind: Kind) -> None:
    _kinds[kind.slug] = kind


def register_verb(verb: Verb) -> None:
    _verbs[verb.slug] = verb


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)


def kind_of(slug: str) -> Kind:
    """Raises KeyError for a kind that no room registered."""
    return _kinds[slug]


def verb_of(slug: str) -> Verb:
    """Raises KeyError for a verb that no room registered."""
    return _verbs[slug]


def verbs_of_kinds(slugs: set[str]) -> list[str]:
    return [verb.slug for verb in _verbs.values() if verb.kind in slugs]


def known_verbs() -> list[str]:
    return list(_verbs)


def verbs_of_unpublished() -> list[str]:
    return [verb.slug for verb in _verbs.values() if verb.of_unpublished]
