"""Who may fetch a file. Rooms whose texts carry files register a rule in `AppConfig.ready`."""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Collection, Page, Revision

from cop.core.models import CommunityDocument
from cop.core.permissions import may_open_admin

COLLECTION = "Bij bijdragen van leden"

#: rule(user, document): True when this person may read something with the file, False when the file hangs on
#: something that this person may not read, None when it hangs on nothing of that room.
DocumentRule = Callable[[Any, CommunityDocument], bool | None]
_rules: list[DocumentRule] = []


def register_document_rule(rule: DocumentRule) -> None:
    if rule not in _rules:
        _rules.append(rule)


def may_read_document(user: Any, document: CommunityDocument) -> bool:
    """Who may read a published text with the file, its authors, who uploaded it, and who may choose files in the admin.

    A file that hangs on no text at all was put in the admin's library by an editor, for information pages: public.
    """
    if user.is_authenticated and (document.uploaded_by_user_id == user.pk or may_open_admin(user)):
        return True
    said = [rule(user, document) for rule in (on_page, *_rules)]
    if True in said:
        return True
    return False not in said and _is_from_library(document)


def on_page(user: Any, document: CommunityDocument) -> bool | None:
    """The rule for files with pages that members write."""
    pages = Page.objects.filter(attachments__document=document).specific()
    if any(page.is_open and page.may_be_read_by(user) for page in pages):
        return True
    if user.is_authenticated and _is_author_of_draft_with(user, document):
        return True
    return False if pages else None


def collection_of_contributions() -> Collection:
    """Where members' files are kept, apart from the library: a draft's file is in no table yet, and must not be public."""
    root = Collection.get_first_root_node()
    found: Collection | None = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def _is_author_of_draft_with(user: Any, document: CommunityDocument) -> bool:
    """Co-authors see what a colleague attached to a version of their common text, also before it is published."""
    if document.uploaded_by_user_id is None:
        return False
    common = Page.objects.filter(page_authors__member_id=user.pk).filter(
        page_authors__member_id=document.uploaded_by_user_id
    )
    return is_in_a_version(document, common.values_list("pk", flat=True), "attachments")


def is_in_a_version(document: CommunityDocument, pages: Iterable[int], rows_name: str) -> bool:
    """Whether any version of these pages, also of a draft, has the file in its rows of that name."""
    versions = Revision.page_revisions.filter(object_id__in=[str(pk) for pk in pages])
    return any(
        row.get("document") == document.pk
        for rows in versions.values_list(f"content__{rows_name}", flat=True)
        for row in rows or []
    )


def _is_from_library(document: CommunityDocument) -> bool:
    if document.collection.name == COLLECTION:
        return False
    uploader = document.uploaded_by_user
    return uploader is None or may_open_admin(uploader)
