"""The post of a registration: what goes out, and what makes something go out."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from cop.notifications.sending import send_due
from events.registration import services
from events.registration.models import Registration
from tests.factories.registration import registered


def post():
    """Everything that is due goes out; gives the mails of this round."""
    mail.outbox.clear()
    send_due(seconds=30, timeout=3)
    return list(mail.outbox)


def subjects():
    return [one.subject for one in post()]


def change(event, **values):
    version = event.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(version, name, value)
    version.save_revision().publish()


def cancel(registration):
    services.cancel_registration(registration=registration, by=registration.member)


def early(event):
    """Registered long before."""
    own = registered(event)
    Registration.objects.filter(pk=own.pk).update(created_at=timezone.now() - timedelta(days=30))
    return own


def calendar_in(message):
    [(_name, content, media_type)] = [tuple(one) for one in message.attachments]
    assert media_type == "text/calendar"
    [said] = Calendar.from_ical(content).walk("VEVENT")
    return content, said
