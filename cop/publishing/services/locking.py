"""One writer at a time for a page."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop.core.errors import Conflict, NotAllowed
from cop.members.models import Member
from cop.publishing.errors import EditConflict
from cop.publishing.permissions import is_in_review, may_write
from cop.publishing.tokens import token_of


def lock_for_edit(*, page: Page, by: Member, token: str | None) -> Page:
    """The base page, locked until the transaction ends.

    Raises NotAllowed when `by` may not write it, Conflict while an editor reviews it or has locked it, and
    EditConflict when `token` is given and is not that of what stands now.
    """
    locked = lock_page(page.pk)
    if not by.is_admitted or not may_write(by, locked):
        raise NotAllowed(_("Only its authors change this."))
    if is_in_review(locked):
        raise Conflict(_("An editor is reading this. Withdraw it first if you want to change it."))
    if locked.locked:
        raise Conflict(_("An editor has locked this page for a while. Try again later."))
    if token is not None and token != token_of(locked):
        raise EditConflict(token_of(locked))
    return locked


def lock_page(pk: int) -> Page:
    """The base page row, locked. SQLite locks the whole database instead when the transaction begins.

    Its key is free to refer to: PostgreSQL checks references when others commit, and those would wait for this
    lock while they hold what this transaction waits for.
    """
    locked: Page = Page.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    return locked
