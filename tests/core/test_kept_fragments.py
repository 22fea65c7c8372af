"""Parts that are rendered once for all readers."""

import pytest
from django.utils.translation import override

from cop.core.kept_fragments import render_each

TEMPLATE = "discussions/_time.html"
ROW = (("2020", "toen"), {"told": None, "when": "toen"})


@pytest.fixture
def rendered(monkeypatch):
    """How often the template was rendered."""
    from django.template.backends.django import Template

    times = []
    original = Template.render
    monkeypatch.setattr(Template, "render", lambda self, *args: times.append(self) or original(self, *args))
    return times


def test_the_same_is_rendered_once(rendered):
    first = render_each(TEMPLATE, [ROW, ROW])
    assert render_each(TEMPLATE, [ROW, ROW]) == first
    assert ("toen" in first[0], len(rendered)) == (True, 1)


def test_what_shows_otherwise_is_rendered_again_in_its_own_place(rendered):
    later = (("2021", "later"), {"told": None, "when": "later"})
    shown = [str(part) for part in render_each(TEMPLATE, [ROW, later, ROW])]

    assert ["later" in part for part in shown] == [False, True, False]
    assert len(rendered) == 2


def test_each_language_has_its_own(rendered):
    render_each(TEMPLATE, [ROW])
    with override("en"):
        render_each(TEMPLATE, [ROW])
    assert len(rendered) == 2


def test_what_is_kept_is_still_safe_and_what_somebody_typed_is_not():
    typed = (("<b>",), {"told": None, "when": "<b>"})
    for _again in range(2):
        (part,) = render_each(TEMPLATE, [typed])
        assert "&lt;b&gt;" in part
        assert hasattr(part, "__html__")
