"""How tests of this room go to an event's pages of registration."""

from uuid import uuid4

from django.urls import reverse


def address(event, name="register"):
    return reverse(f"registration:{name}", args=[event.slug])


def send(client, event, **data):
    return client.post(address(event), {"request_key": uuid4(), **data}, follow=True)


def text_of(response):
    return response.content.decode()
