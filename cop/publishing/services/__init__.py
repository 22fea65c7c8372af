"""Every write to a contribution."""

from cop.publishing.services.attachments import add_attachment, remove_attachment
from cop.publishing.services.drafts import SavedDraft, discard_draft, restore_version, save_draft, start_draft
from cop.publishing.services.submission import send_mails_of_decision, submit, withdraw

__all__ = [
    "SavedDraft",
    "add_attachment",
    "discard_draft",
    "remove_attachment",
    "restore_version",
    "save_draft",
    "send_mails_of_decision",
    "start_draft",
    "submit",
    "withdraw",
]
