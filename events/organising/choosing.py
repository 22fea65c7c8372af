"""Which registrations an organiser chose: by ticks, or all that a filter finds. Frozen as keys from then on, so that who
registers between choosing and confirming is not in it."""

from dataclasses import dataclass

from events.agenda.models import EventPage
from events.organising.table import TableFilter
from events.registration.models import Registration


@dataclass(frozen=True)
class Choice:
    """`state` is that of the list from which it was made, "" for everybody who did not cancel: who is in another one by
    the time of writing is not written to."""

    keys: list[int]
    state: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """For hidden fields of the page that asks further."""
        return {"sleutels": ",".join(str(key) for key in self.keys), "stand": self.state}


def chosen(post: object, event: EventPage) -> Choice:
    """Registrations of this event and of no other, in a constant number of queries; without keys when nothing was chosen."""
    asked = TableFilter.from_query(post)  # type: ignore[arg-type]
    if post.get("alles") == "1":  # type: ignore[attr-defined]
        return Choice(list(asked.rows(event).values_list("pk", flat=True)), asked.state)
    frozen = post.get("sleutels", "").split(",")  # type: ignore[attr-defined]
    typed = [*frozen, *post.getlist("gekozen")]  # type: ignore[attr-defined]
    keys = {int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 19}
    own = Registration.objects.filter(event=event).order_by("pk").values_list("pk", flat=True)
    return Choice([pk for pk in own if pk in keys] if keys else [], asked.state)
