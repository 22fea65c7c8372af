"""Who may write, see and change a contribution."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowMixin, WorkflowState

from cop.core.permissions import is_admitted
from cop.moderation.models import Decision
from cop.publishing.contributions import ContributionType, contribution_type, contribution_types, is_always_reviewed
from cop.publishing.models import PageAuthor


def may_start(user: Any, kind: ContributionType) -> bool:
    """An admitted member who has Wagtail's right to add a page under the index of this kind."""
    index = kind.index_class.objects.first()
    return bool(index and is_admitted(user) and index.permissions_for_user(user).can_add_subpage())


def is_author(user: Any, page: Page) -> bool:
    return page.page_authors.filter(member_id=user.pk).exists()


def reader_is_author(request: HttpRequest, page: Page) -> bool:
    """Whether who reads this page wrote it; asked of the database once a request, whatever parts of it want to know."""
    known: dict[int, bool] = request.__dict__.setdefault("_reader_is_author", {})
    if page.pk not in known:
        known[page.pk] = request.user.is_authenticated and is_author(request.user, page)
    return known[page.pk]


def may_write(user: Any, page: Page) -> bool:
    """Its authors; of a kind with a rule of its own, who that lets."""
    rule = _rule_of(page)
    return rule(user, page.specific) if rule else is_author(user, page)


def _rule_of(page: Page) -> Any:
    """The rule of its kind on who writes such a page; None where its authors do."""
    of_class: type[Page] = page.specific_class or Page
    return next((kind.may_write for kind in _ruled() if issubclass(of_class, kind.page_class)), None)


def _ruled() -> list[ContributionType]:
    return [kind for kind in contribution_types() if kind.may_write is not None]


def kinds_to_start(user: Any) -> list[ContributionType]:
    """What is offered to a member: of what is not everybody's only what they may start."""
    return [kind for kind in contribution_types() if kind.may_write is None or may_start(user, kind)]


def get_type_or_404(slug: str) -> ContributionType:
    kind = contribution_type(slug)
    if kind is None:
        raise Http404
    return kind


def get_contribution_or_404(user: Any, pk: int) -> Page:
    """The specific page, as it is in the database; to all who may not write it, it does not exist.

    Who wrote it and may not any more reads so (403).
    """
    own = PageAuthor.objects.filter(member_id=user.pk).values("page_id")
    ruled = ContentType.objects.get_for_models(*(kind.page_class for kind in _ruled())).values()
    asked = Page.objects.filter(Q(pk__in=own) | Q(content_type__in=[one.pk for one in ruled]))
    page = get_object_or_404(asked.specific(), pk=pk)
    if not isinstance(page, tuple(kind.page_class for kind in contribution_types())):
        raise Http404
    rule = _rule_of(page)
    if rule is None or rule(user, page):
        return page
    if is_author(user, page):
        raise PermissionDenied(_("You may not change this any more. Ask the editors when you think that is wrong."))
    raise Http404


def is_in_review(text: Page | WorkflowMixin) -> bool:
    """While an editor reads it, nobody else changes it: what is approved is what was read."""
    state = text.current_workflow_state
    return state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS


def publishes_at_once(user: Any) -> bool:
    return bool(user.is_trusted or is_editor(user))


def is_editor(user: Any) -> bool:
    """Who reads what others send: that of themselves needs no other reader."""
    return bool(user.is_superuser or user.groups.filter(name="Editors").exists())


def goes_live_at_once(user: Any, text: Page | WorkflowMixin) -> bool:
    """What a moderator hid is read by an editor first, whoever wrote it; so is a kind that editors always accept."""
    if isinstance(text, Page) and _rule_of(text) is not None:
        may = may_write(user, text)
    else:
        may = is_editor(user) if is_always_reviewed(text) else publishes_at_once(user)
    return may and not Decision.objects.hiding([text])
