"""Every write to a contribution."""

from cop.publishing.services.attachments import add_attachment, keep_file, remove_attachment
from cop.publishing.services.drafts import SavedDraft, discard_draft, restore_version, save_draft, start_draft
from cop.publishing.services.reviewing import cancel_review, send_mails_of_decision, send_to_editors
from cop.publishing.services.row_files import FileRows, add_row_file
from cop.publishing.services.starting import start_filled_draft
from cop.publishing.services.submission import Submitted, submit, withdraw

__all__ = [
    "FileRows",
    "SavedDraft",
    "Submitted",
    "add_attachment",
    "add_row_file",
    "cancel_review",
    "discard_draft",
    "keep_file",
    "remove_attachment",
    "restore_version",
    "save_draft",
    "send_mails_of_decision",
    "send_to_editors",
    "start_draft",
    "start_filled_draft",
    "submit",
    "withdraw",
]
