"""Which registrations an organiser chose: by ticks, or all that a filter finds. Frozen as keys from then on, so that who
registers between choosing and confirming is not in it."""

from events.agenda.models import EventPage
from events.organising.table import TableFilter
from events.registration.models import Registration


def chosen(post: object, event: EventPage) -> list[int]:
    """Keys of registrations of this event and of no other, in a constant number of queries; [] when nothing was chosen."""
    if post.get("alles") == "1":  # type: ignore[attr-defined]
        rows = TableFilter.from_query(post).rows(event)  # type: ignore[arg-type]
        return list(rows.values_list("pk", flat=True))
    frozen = post.get("sleutels", "").split(",")  # type: ignore[attr-defined]
    typed = [*frozen, *post.getlist("gekozen")]  # type: ignore[attr-defined]
    keys = {int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 19}
    own = Registration.objects.filter(event=event).order_by("pk").values_list("pk", flat=True)
    return [pk for pk in own if pk in keys] if keys else []
