"""A file chosen beside the answers of a step is never lost."""

import re

import pytest
from playwright.sync_api import expect

from knowledge.lessons.models import LessonPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_file_of_a_lesson_goes_along_with_enter(community, open_page, tmp_path, javascript):
    (tmp_path / "lijst.txt").write_text("een lijst")
    page = open_page("adviseur@demo.example", javascript=javascript)
    page.goto("/mijn/bijdragen/nieuw/les/")
    page.fill("[name=title]", "Met een lijst")
    page.press("[name=title]", "Enter")
    page.wait_for_url(re.compile(r"/mijn/bijdragen/\d+/\w+/"))
    lesson = LessonPage.objects.get(draft_title="Met een lijst")
    page.goto(f"/mijn/bijdragen/{lesson.pk}/bijlagen/")
    page.locator("[name=members_only][value=True]").check()
    page.set_input_files("[name=file]", tmp_path / "lijst.txt")
    page.fill("[name=title]", "Vragenlijst")
    with page.expect_navigation():
        page.press("[name=title]", "Enter")

    expect(page.get_by_text("Het bestand is toegevoegd")).to_be_visible()
    version = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert version.members_only
    assert [attachment.document.title for attachment in version.attachments.all()] == ["Vragenlijst"]
