"""Posts and rows are rendered once for all readers: nobody sees another's state, and nobody sees what was."""

import re

import pytest

from cop.core.roles import MODERATORS
from cop.discussions import services
from cop.discussions.models import ChannelPage
from tests.factories.discussions import make_reply, make_thread
from tests.factories.lessons import ThemeFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def see(client):
    """`see(member, address)`: what this member is shown there."""

    def see_(member, address):
        client.force_login(member)
        return client.get(address).content.decode()

    return see_


def post_of(html, number):
    start = html.index(f'id="reactie-{number}"')
    return html[start : html.index("</article>", start)]


def test_each_reader_has_their_own_buttons(see):
    thread = make_thread()
    reply = make_reply(thread)
    reader, moderator = MemberFactory(), MemberFactory(groups=[MODERATORS])
    services.give_thanks(member=reader, post=reply)
    seen = {}
    for _again in range(2):
        for name, member in (("author", reply.author), ("reader", reader), ("moderator", moderator)):
            seen[name] = post_of(see(member, thread.url), 1)

    assert {name: "/wijzigen/" in html for name, html in seen.items()} == {
        "author": True,
        "reader": False,
        "moderator": False,
    }
    assert {name: "/verbergen/" in html for name, html in seen.items()} == {
        "author": False,
        "reader": False,
        "moderator": True,
    }
    assert {name: 'aria-pressed="true"' in html for name, html in seen.items()} == {
        "author": False,
        "reader": True,
        "moderator": False,
    }


def test_no_post_holds_a_token_of_a_reader(see):
    thread, reader = make_thread(), MemberFactory()
    number = see(reader, thread.url).count("csrfmiddlewaretoken")
    make_reply(thread)
    assert see(reader, thread.url).count("csrfmiddlewaretoken") == number
    tokens = [re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', see(reader, thread.url))[1] for _ in range(2)]
    assert tokens[0] != tokens[1]


def test_what_is_hidden_later_is_hidden_at_once(see):
    thread, reader = make_thread(), MemberFactory()
    reply = make_reply(thread, body="<p>Een onaardig woord</p>")
    assert "onaardig woord" in see(reader, thread.url)
    services.hide_post(post=reply, by=MemberFactory(groups=[MODERATORS]), reason="Blijf aardig.")

    assert "onaardig woord" not in see(reader, thread.url)


def test_a_quote_of_what_is_hidden_later_shows_no_words_any_more(see):
    thread, reader = make_thread(), MemberFactory()
    quoted = make_reply(thread, body="<p>Een onaardig woord</p>")
    make_reply(thread, quoted=quoted)
    assert see(reader, thread.url).count("onaardig woord") == 2
    services.hide_post(post=quoted, by=MemberFactory(groups=[MODERATORS]), reason="Blijf aardig.")

    assert "onaardig woord" not in see(reader, thread.url)


def test_a_member_who_changes_name_or_work_is_shown_so_at_once(see):
    thread, reader = make_thread(), MemberFactory()
    author = make_reply(thread).author
    assert author.organisation.name in post_of(see(reader, thread.url), 1)
    author.display_name = "Nieuwe Naam"
    author.save()
    author.organisation.name = "Gemeente Anders"
    author.organisation.save()

    post = post_of(see(reader, thread.url), 1)
    assert ("Nieuwe Naam" in post, "Gemeente Anders" in post) == (True, True)


def test_what_is_new_is_new_for_who_did_not_read_it(see):
    thread, one, other = make_thread(), MemberFactory(), MemberFactory()
    see(one, thread.url)
    make_reply(thread)
    assert "badge--new" in see(one, "/gesprekken/")
    see(one, thread.url)

    assert "badge--new" not in see(one, "/gesprekken/")
    assert "badge--new" in see(other, "/gesprekken/")


def test_new_names_of_channel_and_theme_show_in_the_list_at_once(see):
    theme = ThemeFactory(name="Oude naam")
    thread, reader = make_thread(themes=[theme]), MemberFactory()
    assert "Oude naam" in see(reader, "/gesprekken/")
    theme.name = "Verse naam"
    theme.save()
    channel = ChannelPage.objects.get(pk=thread.channel_id)
    channel.title, channel.slug = "Vers kanaal", "vers-kanaal"
    channel.save_revision().publish(skip_permission_checks=True)

    shown = see(reader, "/gesprekken/")
    assert ("Verse naam" in shown, "Oude naam" in shown) == (True, False)
    assert ("Vers kanaal" in shown, f"/gesprekken/vers-kanaal/{thread.slug}/" in shown) == (True, True)


def test_the_list_shows_a_reply_at_once(see):
    thread, reader = make_thread(), MemberFactory()
    assert "0 reacties" in see(reader, thread.channel.url)
    reply = make_reply(thread)

    shown = see(reader, thread.channel.url)
    assert ("1 reactie" in shown, f"laatst {reply.author_name}" in shown) == (True, True)
