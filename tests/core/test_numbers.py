"""What a machine reads back is written without a separator; what people read has one."""

import pytest
from django.template import engines
from django.utils import translation

from tests.factories.discussions import make_reply, make_thread
from tests.factories.members import MemberFactory


@pytest.mark.parametrize(("language", "read"), [("nl", "12.345"), ("en", "12,345")])
def test_a_number_has_its_separator_where_it_is_asked_for_alone(language, read):
    template = engines["django"].from_string("{% load humanize %}{{ n }} {{ n|intcomma }}")
    with translation.override(language):
        assert template.render({"n": 12345}) == f"12345 {read}"


def test_a_long_thread_says_how_long_it_is(client, db):
    thread = make_thread(title="Wie kent een verkeerskundige?")
    make_reply(thread)
    type(thread).objects.filter(pk=thread.pk).update(reply_count=1234)
    client.force_login(MemberFactory())
    assert "1.234 reacties" in client.get(thread.url).content.decode()
