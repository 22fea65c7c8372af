"""What may be reported. Rooms register their models in `AppConfig.ready`; this room knows none of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import override

from cop.members.models import Member

if TYPE_CHECKING:
    from cop.moderation.models import Decision


@dataclass(frozen=True)
class Words:
    """What a moderator reads before deciding: the thing itself (`is_it`), what stands around it, what it said before.

    `html` was sanitised when it was stored.
    """

    heading: str | Promise
    author: str
    written_at: datetime | None
    html: str
    is_it: bool = False


@dataclass(frozen=True)
class Reportable:
    """How to deal with one kind of thing; each function gets the thing first.

    `title` and `url` say what it is called and where readers find it. `authors` are the members who wrote it: they
    cannot report it nor decide on it, and are told when it is hidden. `visible(thing, user)` is whether this person
    may see it now. `hide(thing, by, reason)` takes it from every reader and gives what `restore(thing, by, kept)` needs
    to put it back, as JSON. Both run inside the transaction of the decision, lock what they write, and raise DomainError
    when it cannot be done. `own_url` is where its authors find it while it is hidden.

    `words(thing)` is what the moderator reads beside it. `tell_authors(thing, decision)` tells them in the room's own
    way; without it they get a mail. `history_of(thing)` is the page whose history in the admin tells of it.
    """

    model: str
    title: Callable[[Any], str]
    url: Callable[[Any], str]
    authors: Callable[[Any], Iterable[Member]]
    visible: Callable[[Any, Any], bool]
    hide: Callable[[Any, Member, str], dict[str, Any]]
    restore: Callable[[Any, Member, dict[str, Any]], None]
    own_url: Callable[[Any], str]
    words: Callable[[Any], list[Words]]
    tell_authors: "Callable[[Any, Decision], None] | None"
    history_of: Callable[[Any], models.Model]

    def stored_title(self, thing: Any) -> str:
        """In the community's own language, whoever's act is written down: colleagues read it later."""
        with override(settings.LANGUAGE_CODE):
            return self.title(thing)[:255]

    def find(self, pk: int) -> models.Model | None:
        found: models.Model | None = apps.get_model(self.model)._default_manager.filter(pk=pk).first()
        return found


def words_of_fields(thing: models.Model, names: Iterable[str], *, author: str, at: datetime | None) -> list[Words]:
    """For a thing whose text is in several fields of HTML: each that is filled in, under its own name."""
    fields: list[Any] = [thing._meta.get_field(name) for name in names]
    filled = [(capfirst(field.verbose_name), getattr(thing, field.name)) for field in fields]
    return [Words(heading, author, at, html, is_it=True) for heading, html in filled if html]


_kinds: dict[str, Reportable] = {}


def register_reportable(
    model: str,
    *,
    title: Callable[[Any], str],
    url: Callable[[Any], str],
    authors: Callable[[Any], Iterable[Member]],
    visible: Callable[[Any, Any], bool],
    hide: Callable[[Any, Member, str], dict[str, Any]],
    restore: Callable[[Any, Member, dict[str, Any]], None],
    own_url: Callable[[Any], str] = lambda _thing: "",
    words: Callable[[Any], list[Words]] = lambda _thing: [],
    tell_authors: "Callable[[Any, Decision], None] | None" = None,
    history_of: Callable[[Any], models.Model] = lambda thing: thing,
) -> None:
    """`model` is "app_label.ModelName"; see `Reportable` for the functions."""
    _kinds[model.lower()] = Reportable(
        model, title, url, authors, visible, hide, restore, own_url, words, tell_authors, history_of
    )


def reportable(model: str) -> Reportable | None:
    """The kind of "app_label.modelname", or None when such things cannot be reported."""
    return _kinds.get(model.lower())


def reportable_of(thing: models.Model) -> Reportable:
    """Raises LookupError for a thing of a kind that nobody registered."""
    return _kinds[thing._meta.label_lower]


def subject_of(about: Any) -> tuple[Reportable | None, models.Model | None]:
    """The kind and the thing that a report or decision is about, as far as they are still there."""
    model = about.content_type.model_class()
    kind = reportable(model._meta.label) if model else None
    return kind, kind.find(about.object_id) if kind else None
