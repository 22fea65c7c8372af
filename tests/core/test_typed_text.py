"""What somebody without JavaScript reads and writes in the place of the editor."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from cop.core.clean_html import RichTextWidget
from cop.core.richtext import sanitise
from cop.core.typed_text import from_typed, to_typed

WORDS = st.text(alphabet="ab1.) -+#>*_`[]()<&\\~é!|", min_size=1, max_size=12).map(str.split).map(" ".join).filter(bool)
ESCAPED = WORDS.map(lambda words: words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
PARAGRAPH = st.builds("<p>{}</p>".format, ESCAPED)
LINES = st.builds("<p>{}<br>{}</p>".format, ESCAPED, ESCAPED)
MARKED = st.builds("<p>lees <strong>{}</strong> en <em>{}</em>.</p>".format, st.just("dit"), st.just("dat"))
LINK = st.just('<p>Kijk <a href="https://voorbeeld.example/a_b">hier</a>.</p>')
HEADING = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["h3", "h4"]), st.sampled_from(["Kop", "Wat nu?"]))
ITEM = st.builds("<li>{}</li>".format, PARAGRAPH | LINES)
LIST = st.builds(
    "<{0}>{1}</{0}>".format, st.sampled_from(["ul", "ol"]), st.lists(ITEM, min_size=1, max_size=3).map("".join)
)
QUOTE = st.builds("<blockquote>{}</blockquote>".format, PARAGRAPH)
#: A list is never beside another list or quote: the editor itself joins those.
PARTS = st.lists(
    st.tuples(LIST | QUOTE | HEADING | LINES, PARAGRAPH | MARKED | LINK).map("".join), min_size=1, max_size=4
)


@given(PARTS.map("".join).map(sanitise))
def test_a_text_that_is_saved_unread_stays_as_it_was(html):
    assert sanitise(from_typed(to_typed(html))) == html


def test_marks_are_written_in_a_text_that_is_easy_to_read():
    html = "<h3>Aanpak</h3><p>Bel <strong>binnen</strong> 48 uur - echt.<br>Niet (nooit) mailen.</p>"
    html += "<ul><li><p>een</p></li><li><p>twee</p></li></ul>"

    assert to_typed(html) == "### Aanpak\n\nBel **binnen** 48 uur - echt.\nNiet (nooit) mailen.\n\n- een\n- twee"


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Een\nregel\n\nen meer", "<p>Een<br>regel</p><p>en meer</p>"),
        ("# Groot\n\n##### Klein", "<h3>Groot</h3><h4>Klein</h4>"),
        ("Een kop\n---\nniet", "<p>Een kop<br>---<br>niet</p>"),
        ("[bron]: https://voorbeeld.example", "<p>[bron]: https://voorbeeld.example</p>"),
        ("    ingesprongen", "<p>ingesprongen</p>"),
        ("C# en 5 * 3 * 2, zie a_b_c", "<p>C# en 5 * 3 * 2, zie a_b_c</p>"),
        ("3. Derde\n4. Vierde", "<ol><li><p>Derde</p></li><li><p>Vierde</p></li></ol>"),
    ],
)
def test_what_is_typed_becomes_what_the_editor_makes(typed, html):
    assert sanitise(from_typed(typed)) == html


def test_a_script_that_is_typed_does_not_survive():
    assert "<script" not in sanitise(from_typed("<script>alert(1)</script>\n\n[x](javascript:alert(1))"))


def test_without_javascript_one_reads_no_tags():
    html = RichTextWidget().render("body", "<p>Lees <em>dit</em></p>", {"id": "id_body", "aria-invalid": "true"})
    unscripted = html[html.index("<noscript>") : html.index("</noscript>")]

    assert '<textarea name="body" rows="6" id="id_body" aria-invalid="true">Lees *dit*</textarea>' in unscripted
    assert html.count("data-typed") == 1
    assert "&lt;p&gt;Lees &lt;em&gt;dit" in html.partition("</noscript>")[2]


def test_an_empty_field_stands_there_once():
    assert RichTextWidget().render("body", "", {"id": "id_body"}).count("<textarea") == 1


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        ("body=Lees+*dit*&body=%3Cp%3Eoud%3C%2Fp%3E", "<p>Lees <em>dit</em></p>"),
        ("body=&body=%3Cp%3Eoud%3C%2Fp%3E", ""),
        ("body=%3Cp%3EEen+*ster*%3C%2Fp%3E", "<p>Een *ster*</p>"),
        ("", None),
    ],
)
def test_what_was_typed_counts_and_not_what_stood_there(sent, taken):
    assert RichTextWidget().value_from_datadict(QueryDict(sent), {}, "body") == taken


def test_a_text_that_is_too_long_is_left_alone():
    typed = "*" * 20_001

    assert RichTextWidget().value_from_datadict(QueryDict(mutable=True) | {"body": typed}, {}, "body") == typed
