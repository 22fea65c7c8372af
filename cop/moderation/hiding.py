"""Taking something with versions from its readers, and putting it back as it was.

For any model with Wagtail's drafts, pages included: what `hide` and `restore` of a `Reportable` mostly come down to.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cop.core.errors import Conflict
from cop.members.models import Member

SEEN_AGAIN = _("Readers see this again already.")


def unpublish(thing: models.Model, by: Member) -> dict[str, Any]:
    """Nobody but its authors and editors sees it any more. Raises Conflict when readers do not see it anyway.

    Gives the version that readers saw, which Wagtail forgets.
    """
    locked: Any = lock(thing)
    if not locked.live:
        raise Conflict(_("Readers do not see this any more."))
    kept = {"revision": locked.live_revision_id}
    locked.unpublish(log_action=False)
    return kept


def publish_again(thing: models.Model, by: Member, kept: dict[str, Any]) -> None:
    """Readers see the same version again. Raises Conflict when they see it, or another version, already."""
    locked: Any = lock(thing)
    if locked.live:
        raise Conflict(SEEN_AGAIN)
    revision = locked.revisions.filter(pk=kept.get("revision")).first()
    if revision is None:
        # Written without versions, or cleaned up since: the row still holds what readers saw.
        revision = locked.save_revision(user=by, clean=False)
    revision.publish(user=by, log_action=False, skip_permission_checks=True)


def lock(thing: models.Model) -> models.Model:
    """The thing as it is now, locked until the transaction ends. Raises Conflict when it is gone.

    Of a model in several tables the first one is locked, as whoever writes a page does.
    """
    model = type(thing)
    first_table = (model, *model._meta.get_parent_list())[-1]
    list(first_table._default_manager.select_for_update(of=("self",), no_key=True).filter(pk=thing.pk).values("pk"))
    locked: models.Model | None = model._default_manager.filter(pk=thing.pk).first()
    if locked is None:
        raise Conflict(_("This is not there any more."))
    return locked
