"""Who judges and stands in the team of an entry: named by somebody else, or really part of it."""

import pytest

from cop.core.errors import DomainError, NotAllowed
from cop.members.own_data import own_parts
from events.challenges.models import ChallengeCoOrganiser
from events.entries import services
from events.entries.errors import HasStake, NoJudge, Settled
from events.entries.models import Decision, Entry, Score, TeamRuling
from events.entries.permissions import has_stake, takes_part
from events.entries.to_score import entries_to_score
from tests.entries.test_judging import score
from tests.entries.test_pages import LIST, as_member
from tests.factories.entries import ANSWERS, TEAM, author, close_challenge, make_entrant, make_entry
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
HELD = "Je e-mailadres staat in het team van deze inzending"


@pytest.fixture
def stranger():
    return MemberFactory()


@pytest.fixture
def entry(challenge, reviewer, stranger):
    """Names the reviewer, who knows nothing of it."""
    return make_entry(challenge, stranger, team=naming(reviewer))


def naming(*members):
    return [{**TEAM[0], "name": one.display_name, "email": one.email.upper()} for one in members]


def rule(entry, by, member, *, takes_part):
    return services.rule_on_team(entry=entry, by=by, member_id=member.pk, takes_part=takes_part)


def test_an_organiser_is_told_of_a_named_reviewer_and_lets_them_judge(challenge, entry, reviewer, organiser):
    close_challenge(challenge)
    read = f"/beoordelen/{entry.pk}/"
    assert HELD in as_member(reviewer).get(read).content.decode()
    assert "Beoordelaars in een team" in as_member(organiser).get(LIST).content.decode()
    page = as_member(organiser).get(read).content.decode()
    assert "Beoordelaars in het team" in page
    assert f"{read}team/{reviewer.pk}/" in page
    with pytest.raises(HasStake):
        score(entry, reviewer, 4, 2)
    answer = as_member(organiser).post(f"{read}team/{reviewer.pk}/", {"takes_part": "nee"})
    assert answer["Location"] == f"{read}#team"

    assert set(entries_to_score(reviewer)) == {entry}
    score(entry, reviewer, 4, 2)
    assert HELD not in as_member(reviewer).get(read).content.decode()
    assert "Beoordelaars in een team" not in as_member(organiser).get(LIST).content.decode()


def test_a_reviewer_who_is_named_neither_scores_nor_sees_scores_until_somebody_decided(
    challenge, entry, reviewer, organiser
):
    close_challenge(challenge)
    score(entry, organiser, 5, 5)
    browser = as_member(reviewer)
    pages = [browser.get(where).content.decode() for where in (LIST, f"{LIST}?toon=scores", f"/beoordelen/{entry.pk}/")]

    assert not [page for page in pages if "100,0%" in page]
    assert not entries_to_score(reviewer).exists()
    assert "Je staat in het team" in pages[0]


def test_what_was_decided_holds_whatever_the_team_becomes(challenge, entry, reviewer, organiser, stranger):
    rule(entry, organiser, reviewer, takes_part=False)
    entry.refresh_from_db()
    answers = {**ANSWERS, "title": "Opnieuw"}
    services.save_entry(entry=entry, by=author(stranger), version=entry.version, answers=answers, team=naming(reviewer))
    assert not has_stake(reviewer, entry)
    rule(entry, organiser, reviewer, takes_part=True)
    entry.refresh_from_db()
    services.save_entry(entry=entry, by=author(stranger), version=entry.version, answers=answers, team=[])

    assert has_stake(reviewer, entry)
    assert takes_part(reviewer, challenge)


def test_who_takes_part_after_all_loses_the_scores_they_gave(challenge, entry, reviewer, organiser):
    rule(entry, organiser, reviewer, takes_part=False)
    close_challenge(challenge)
    score(entry, reviewer, 5, 5)
    score(entry, organiser, 0, 0)
    rule(entry, organiser, reviewer, takes_part=True)

    assert set(Score.objects.values_list("reviewer", flat=True)) == {organiser.pk}
    assert Entry.objects.get().mean_score == 0
    with pytest.raises(HasStake):
        score(entry, reviewer, 5, 5)


def test_nobody_lets_themselves_in(challenge, organiser, reviewer, stranger):
    entry = make_entry(challenge, stranger, team=naming(organiser, reviewer))
    editor = MemberFactory(administrator=True)
    with pytest.raises(NotAllowed):
        rule(entry, organiser, organiser, takes_part=False)
    with pytest.raises(HasStake):
        rule(entry, organiser, reviewer, takes_part=False)
    with pytest.raises(NoJudge):
        rule(entry, reviewer, reviewer, takes_part=False)
    with pytest.raises(NoJudge):
        rule(entry, stranger, reviewer, takes_part=False)
    with pytest.raises(DomainError):
        rule(entry, editor, stranger, takes_part=False)
    assert not TeamRuling.objects.exists()
    page = as_member(organiser).get(f"/beoordelen/{entry.pk}/").content.decode()
    assert f"/beoordelen/{entry.pk}/team/" not in page

    rule(entry, editor, organiser, takes_part=False)
    rule(entry, organiser, reviewer, takes_part=False)
    assert not takes_part(organiser, challenge)


@pytest.mark.parametrize("with_account", [True, False])
def test_who_handed_it_in_is_never_let_in(challenge, organiser, reviewer, with_account):
    ChallengeCoOrganiser.objects.create(challenge=challenge, member=MemberFactory())
    who = reviewer if with_account else make_entrant(reviewer.email.lower())
    entry = make_entry(challenge, who, team=naming(reviewer))
    close_challenge(challenge)
    with pytest.raises(DomainError):
        rule(entry, organiser, reviewer, takes_part=False)
    TeamRuling.objects.create(entry=entry, member=reviewer, takes_part=False)

    with pytest.raises(HasStake):
        score(entry, reviewer, 5, 5)
    assert "Beoordelaars in een team" not in as_member(organiser).get(LIST).content.decode()


def test_after_a_decision_nothing_changes(challenge, entry, reviewer, organiser):
    close_challenge(challenge)
    services.decide_entry(entry=entry, by=organiser, decision=Decision.SELECTED, reason="")
    with pytest.raises(Settled):
        rule(entry, organiser, reviewer, takes_part=False)


def test_an_editor_who_is_named_is_shown_as_well(challenge, organiser, stranger):
    editor = MemberFactory(administrator=True)
    make_entry(challenge, stranger, team=naming(editor))

    assert "Beoordelaars in een team" in as_member(organiser).get(LIST).content.decode()


def test_a_judge_gets_what_was_decided_about_them_with_their_own_data(entry, reviewer, organiser):
    rule(entry, organiser, reviewer, takes_part=False)
    [part] = [one for one in own_parts() if one.key == "beoordelingen"]
    [row] = part.read(reviewer)

    assert (row["entry"], row["text"]) == (entry.receipt, "Doet niet mee")
    assert list(part.read(organiser)) == []
