"""A page goes from one author to another, so that somebody looks after it."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cop.care.models import HandOver
from cop.care.pages import care_model_of
from cop.core import mail
from cop.core.errors import Conflict, DomainError, NotAllowed
from cop.core.permissions import may_curate
from cop.members.models import Member
from cop.publishing.models import PageAuthor
from cop.publishing.permissions import is_author, is_in_review
from cop.publishing.services.locking import lock_page


@transaction.atomic
def hand_over(*, pages: Sequence[Page], from_member: Member | None, to: Member, by: Member) -> list[Page]:
    """Makes `to` an author of each of `pages` instead of `from_member`, at once, and tells `to` in one mail.

    Without `from_member` the page had nobody left, and `to` comes first. An author hands over own pages to a colleague
    of the same organisation; who curates a page hands it from anybody to anybody. All of them, or none.
    Raises NotAllowed, DomainError for who cannot take it, Conflict when an editor reads one or `from_member` is no
    author of it any more.
    """
    _refuse_unfit(to, from_member)
    handed = [_hand_over_one(page, from_member, to, by) for page in sorted(pages, key=lambda page: page.pk)]
    if handed and to.pk != by.pk:
        mail.send(
            to=to.email,
            subject=_("%(name)s handed “%(title)s” over to you")
            if len(handed) == 1
            else _("%(name)s handed %(number)s pages over to you"),
            subject_values={"name": by.display_name, "title": _title(handed[0]), "number": len(handed)},
            template="handed_over",
            context={"pages": handed, "by": by, "from_name": str(from_member) if from_member else "", "to": to},
        )
    return handed


def _refuse_unfit(to: Member, from_member: Member | None) -> None:
    if not to.is_admitted:
        raise DomainError(_("%(name)s does not take part (yet), and cannot look after a page.") % {"name": to})
    if from_member is not None and from_member.pk == to.pk:
        raise DomainError(_("Choose somebody else."))


def _hand_over_one(page: Page, from_member: Member | None, to: Member, by: Member) -> Page:
    locked = lock_page(page.pk)
    if care_model_of(locked) is None or not _may_hand_over(locked, from_member, to, by):
        raise NotAllowed(_("You hand over your own pages, to a colleague of your organisation."))
    if is_in_review(locked):
        raise Conflict(
            _("An editor is reading “%(title)s”. Hand it over after the decision.") % {"title": _title(locked)}
        )
    earlier = _take_off(locked, from_member)
    author = PageAuthor.objects.filter(page=locked, member=to).first()
    if author is None:
        author = PageAuthor(
            page=locked, member=to, name=to.display_name, sort_order=earlier.sort_order if earlier else 0
        )
        author.save()
    Page.objects.filter(pk=locked.pk).update(owner=to)
    _follow_in_versions(locked)
    HandOver.objects.create(
        page=locked,
        from_member=from_member,
        from_name=earlier.name if earlier else "",
        to_member=to,
        to_name=to.display_name,
    )
    names = {"from": earlier.name if earlier else "", "to": to.display_name}
    log(instance=locked.specific, action="care.handed_over", user=by, data=names)
    return locked


def _may_hand_over(page: Page, from_member: Member | None, to: Member, by: Member) -> bool:
    if may_curate(by, page):
        return True
    is_own = from_member is not None and from_member.pk == by.pk and by.is_admitted and is_author(by, page)
    return is_own and by.organisation_id is not None and by.organisation_id == to.organisation_id


def _take_off(page: Page, member: Member | None) -> PageAuthor | None:
    """The authorship that ends. Raises Conflict when it ended already."""
    if member is None:
        return None
    row = PageAuthor.objects.filter(page=page, member=member).first()
    if row is None:
        raise Conflict(_("%(name)s is no author of “%(title)s” any more.") % {"name": member, "title": _title(page)})
    row.delete()
    row.name = row.name or member.display_name
    return row


def _follow_in_versions(page: Page) -> None:
    """The versions that are edited or published next name the same authors as the page: else they would bring back
    who left. Older ones stay as they were.
    """
    authors = [
        {"pk": row.pk, "sort_order": row.sort_order, "page": page.pk, "member": row.member_id, "name": row.name}
        for row in PageAuthor.objects.filter(page=page).order_by("sort_order", "pk")
    ]
    for revision in Revision.objects.filter(pk__in=[page.latest_revision_id, page.live_revision_id]):
        Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "page_authors": authors})
    if page.latest_revision_created_at:
        # A form that is open meanwhile holds another token, and is told instead of writing the old authors.
        moment = page.latest_revision_created_at + timedelta(microseconds=1)
        Page.objects.filter(pk=page.pk).update(latest_revision_created_at=moment)


def _title(page: Page) -> str:
    return page.draft_title or page.title
