"""What the search index reads of a thread: what everybody may read of it, and nothing else."""

from functools import cached_property
from itertools import accumulate
from typing import Any, ClassVar

from django.db.models import Prefetch
from wagtail.search import index

from cop.core.models import BasePage
from cop.core.page_words import around_the_text
from cop.core.richtext import plain_text

VISIBLE = "visible"
SHOWN = "replies_to_search"
#: Characters that are read as they stand, so that a passage or words beside each other are found in them. Of what
#: comes after these only the words are kept, each once: PostgreSQL refuses the words of a text of a million bytes.
READ_IN_FULL = 120_000
MOST_WORDS = 300_000  # characters of those further words


class SearchedThread:
    """The first post, then the visible replies in their order, and the words of the labels."""

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.FilterField("is_listed"),
        index.SearchField("first_words", boost=2),
        index.SearchField("words_of_replies", boost=1),
        around_the_text("label_words"),
    ]

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """With everything that is read, in a constant number of queries for many threads."""
        reply = cls._meta.apps.get_model("discussions.Reply")  # type: ignore[attr-defined]
        shown = reply.objects.filter(state=VISIBLE).only("thread", "body").order_by("number")
        threads = super().get_indexed_objects()  # type: ignore[misc]
        return threads.prefetch_related("themes", "page_regions__region", Prefetch("replies", shown, to_attr=SHOWN))

    @property
    def can_be_found(self) -> bool:
        """False for a draft, and for what is held, hidden, or merged into another thread."""
        return bool(self.live and self.is_listed)  # type: ignore[attr-defined]

    def first_words(self) -> str:
        """The first post; nothing when its author withdrew it or a moderator hid it."""
        return plain_text(self.body) if self.can_be_found and self.state == VISIBLE else ""  # type: ignore[attr-defined]

    @cached_property
    def words_of_replies(self) -> str:
        """Those that everybody sees: whole up to READ_IN_FULL characters, of the rest each word once.

        Kept for as long as the row is in hand: Wagtail's index and ours each ask for it several times.
        """
        if not self.can_be_found:
            return ""
        replies = getattr(self, SHOWN, None)
        if replies is None:
            replies = self.replies.filter(state=VISIBLE).order_by("number")  # type: ignore[attr-defined]
        texts = [plain_text(reply.body) for reply in replies]
        lengths = accumulate(len(text) + 1 for text in texts)
        whole = sum(length <= READ_IN_FULL for length in lengths)
        return " ".join([*texts[:whole], *_further_words(texts[whole:], texts[:whole])])

    def label_words(self) -> str:
        """Names and synonyms of the themes, and the names of the regions."""
        terms = [word for term in self.themes.all() for word in (term.name, *term.synonyms.splitlines())]  # type: ignore[attr-defined]
        return " ".join([*terms, *(place.region.name for place in self.page_regions.all())])  # type: ignore[attr-defined]

    def found_text(self) -> str:
        """What the passages of a hit are cut from."""
        return f"{self.first_words()} {self.words_of_replies}"


def _further_words(texts: list[str], read: list[str]) -> list[str]:
    """Words of these texts that do not stand in what was read, in the order in which they come."""
    if not texts:
        return []
    known = {word for text in read for word in text.split()}
    words = [word for word in dict.fromkeys(word for text in texts for word in text.split()) if word not in known]
    lengths = accumulate(len(word) + 1 for word in words)
    return words[: sum(length <= MOST_WORDS for length in lengths)]
