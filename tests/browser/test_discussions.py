"""Discussions in Chromium: read, reply, quote, name, thank, choose the best answer, moderate, and lose nothing."""

import pytest

from cop.discussions.models import Reply, ThreadPage
from cop.members.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SALARY = "wie-zet-het-salaris-al-bovenaan-de-vacature"
UNANSWERED = "stageplek-wordt-baan-wanneer-begin-je-het-gesprek"
CLOSED = "exitgesprekken-wie-leest-ze-eigenlijk"


def thread(slug):
    return ThreadPage.objects.get(slug=slug)


@pytest.fixture
def opened(community, open_page):
    """`opened(slug, email=, **window)`: a window on a thread of the demo community, with the thread."""

    def open_(slug=SALARY, email="adviseur@demo.example", **window):
        found = thread(slug)
        page = open_page(email, **window)
        page.goto(found.url)
        return page, found

    return open_


@pytest.mark.parametrize(("width", "scheme"), [("narrow", "light"), ("wide", "dark")])
def test_every_page_is_accessible(opened, assert_accessible, width, scheme):
    page, found = opened(email="moderator@demo.example", width=width, scheme=scheme)
    own = f"/mijn/gesprekken/{found.pk}/"
    for path in (
        "/gesprekken/",
        "/gesprekken/?toon=onbeantwoord&thema=techniek",
        found.channel.url,
        found.url,
        f"/mijn/gesprekken/nieuw/{found.channel_id}/",
        f"{own}reageren/",
        f"{own}0/versies/",
        f"{own}1/verbergen/",
        f"{own}sluiten/",
        f"{own}verplaatsen/",
        f"{own}samenvoegen/",
        f"/leden/{found.author_id}/",
        thread(CLOSED).url,
        thread(UNANSWERED).url,
    ):
        page.goto(path)
        assert_accessible(page)
    page.goto(found.url)
    page.click("#reactie-1 .menu > summary")
    assert_accessible(page)


def test_a_reply_stands_in_place_without_a_new_page(opened):
    page, found = opened(UNANSWERED)
    page.evaluate("window.untouched = true")
    page.fill("#reageer textarea", "Wij begonnen in week zes, bij de koffie.")
    page.click("#reageer button[type=submit]")
    page.wait_for_selector("#reactie-1:has-text('Wij begonnen in week zes')")

    assert page.evaluate("window.untouched")
    assert page.inner_text("#reacties") == "1 reactie"
    assert not page.is_visible("#reactielijst .empty")
    assert page.input_value("#reageer textarea") == ""
    assert page.problems == []
    page.fill("#reageer textarea", "En in week tien nog een keer.")
    page.click("#reageer button[type=submit]")
    page.wait_for_selector("#reactie-2")
    assert list(Reply.objects.filter(thread=found).values_list("number", flat=True)) == [1, 2]


def test_without_javascript_a_reply_is_posted_and_shown(opened):
    page, found = opened(UNANSWERED, javascript=False)
    page.fill("#reageer textarea", "Wij begonnen in week zes.")
    page.click("#reageer button[type=submit]")

    assert page.url.endswith(f"{found.url}?reactie=1#reactie-1")
    assert "Wij begonnen in week zes." in page.inner_text("#reactie-1")


def test_pressing_twice_posts_once(opened):
    page, found = opened(UNANSWERED)
    page.fill("#reageer textarea", "Dubbel gedrukt.")
    page.evaluate("const b = document.querySelector('#reageer button[type=submit]'); b.click(); b.click();")
    page.wait_for_selector("#reactie-1")
    page.wait_for_load_state("networkidle")

    assert Reply.objects.filter(thread=found).count() == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reply_of_an_ended_session_is_there_after_signing_in(opened, javascript):
    page, found = opened(UNANSWERED, javascript=javascript)
    page.fill("#reageer textarea", "Een lang verhaal.")
    page.context.clear_cookies(name="sessionid")
    page.click("#reageer button[type=submit]")
    page.wait_for_url("**/accounts/login/**")
    page.fill("[name=login]", "adviseur@demo.example")
    page.fill("[name=password]", "werfkring-demo")
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"**/mijn/gesprekken/{found.pk}/reageren/")

    assert "Een lang verhaal." in page.content()
    page.click("main button:has-text('Plaats je reactie')")
    page.wait_for_selector("#reactie-1:has-text('Een lang verhaal.')")
    assert Reply.objects.filter(thread=found).count() == 1


def test_without_a_connection_the_text_is_kept_and_put_back(opened):
    page, found = opened(UNANSWERED)
    page.context.set_offline(True)
    page.fill("#reageer textarea", "Onderweg in de trein.")
    page.click("#reageer button[type=submit]")
    page.wait_for_selector("#reageer [data-status]:has-text('geen verbinding')")
    assert page.input_value("#reageer textarea") == "Onderweg in de trein."

    page.context.set_offline(False)
    page.goto(found.url)
    page.click("#reageer [data-status] button")
    assert page.input_value("#reageer textarea") == "Onderweg in de trein."
    page.click("#reageer button[type=submit]")
    page.wait_for_selector("#reactie-1")
    assert Reply.objects.filter(thread=found).count() == 1


def test_a_reply_to_what_was_closed_meanwhile_keeps_the_text(opened):
    page, found = opened()
    page.fill("#reageer textarea", "Net te laat.")
    ThreadPage.objects.filter(pk=found.pk).update(is_closed=True, closed_reason="Alles is gezegd.")
    page.click("#reageer button[type=submit]")
    page.wait_for_selector("#reageer :text('Alles is gezegd.')")

    assert page.input_value("#bewaarde-tekst") == "Net te laat."


def test_a_colleague_is_named_and_quoted_with_the_keyboard(opened):
    page, found = opened()
    page.focus("#reactie-1 [data-quote]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#reageer [data-quoting]:not([hidden])")
    assert page.evaluate("document.activeElement.name") == "body"
    page.keyboard.type("Dank @Jas")
    page.wait_for_selector(".names [role=option]")
    assert page.get_attribute("#reageer textarea", "aria-activedescendant")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("Enter")
    assert page.input_value("#reageer textarea") == "Dank @Jasper Hoek "
    page.keyboard.type("voor het meedenken.")
    # The name is settled: what follows is no search, and no list opens over the button.
    assert [url for url in asked if "q=Jasper" in url] == []
    assert page.locator(".names").is_hidden()
    page.keyboard.press("Tab")
    page.click("#reageer button[type=submit]")
    page.wait_for_selector(f"#reactie-{found.last_number + 1} .post__quote")

    reply = Reply.objects.get(thread=found, number=found.last_number + 1)
    assert reply.quoted.number == 1
    assert f"/leden/{found.author_id}/" in reply.body
    assert "voor het meedenken." in reply.body
    assert page.problems == []


@pytest.mark.parametrize("javascript", [True, False])
def test_thanks_are_given_and_taken_back(opened, javascript):
    page, found = opened(email="organisator@demo.example", javascript=javascript)
    Reply.objects.filter(thread=found, number=3).update(thanks_count=0)
    button = "#reactie-3 .post__thanks button"
    page.goto(found.url)
    page.click(button)
    page.wait_for_selector(f"{button}[aria-pressed=true]")
    assert Reply.objects.get(thread=found, number=3).thanks_count == 1
    page.click(button)
    page.wait_for_selector(f"{button}[aria-pressed=false]")
    assert Reply.objects.get(thread=found, number=3).thanks_count == 0


def test_who_asked_chooses_the_best_answer(opened):
    page, found = opened(UNANSWERED, email="organisator@demo.example")
    page.fill("#reageer textarea", "Begin in week zes.")
    page.click("#reageer button[type=submit]")
    page.wait_for_selector("#reactie-1")
    ThreadPage.objects.filter(pk=found.pk).update(author=Member.objects.get(email="adviseur@demo.example"))
    asker, _found = opened(UNANSWERED)
    asker.click("#reactie-1 button:has-text('Beste antwoord')")
    asker.wait_for_selector(".thread__best :text('Begin in week zes.')")

    assert ThreadPage.objects.get(pk=found.pk).best_reply.number == 1
    assert "Beantwoord" in asker.inner_text(".thread__head")


def test_a_moderator_hides_a_reply_and_others_read_that_it_is_gone(opened):
    page, found = opened(email="moderator@demo.example")
    words = page.inner_text("#reactie-2 .prose")
    page.click("#reactie-2 .menu > summary")
    page.click("#reactie-2 .menu a:has-text('Verberg')")
    page.fill("main [name=reason]", "Er staat een naam van een kandidaat in.")
    page.click("main button:has-text('Verberg')")
    page.wait_for_selector("#reactie-2")
    reader, _found = opened()

    assert words not in reader.content()
    assert "heeft deze reactie verborgen" in reader.inner_text("#reactie-2")
    assert reader.inner_text("#reacties") == f"{found.reply_count - 1} reacties"


def test_a_new_discussion_that_was_not_sent_is_put_back_and_posted_once(opened, assert_accessible):
    page, found = opened()
    start = f"/mijn/gesprekken/nieuw/{found.channel_id}/"
    page.goto(start)
    page.fill("[name=title]", "Wie werft er met een game?")
    page.click(".ProseMirror[contenteditable]")
    page.keyboard.type("Wij twijfelen nog.")
    page.goto(found.url)
    page.goto(start)
    page.click("[data-new] [data-status] button")
    assert page.input_value("[name=title]") == "Wie werft er met een game?"
    assert "Wij twijfelen nog." in page.inner_text(".ProseMirror[contenteditable]")
    assert_accessible(page)
    page.click("main form button[type=submit]")
    page.wait_for_selector("h1:has-text('Wie werft er met een game?')")
    assert "Wij twijfelen nog." in page.inner_text("article.thread")

    page.goto(start)
    assert not page.is_visible("[data-new] [data-status] button")
    assert ThreadPage.objects.filter(title="Wie werft er met een game?").count() == 1
