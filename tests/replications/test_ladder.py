"""The ladder's rules, proven on reports that nobody thought of, and each step once by hand."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lessons.models import Evidence, Outcome
from knowledge.replications.ladder import Counts, Tried, count, counted, rung

ORDER = [Evidence.TOLD, Evidence.REPEATED, Evidence.TRANSFERABLE, Evidence.CHECKED]
ORGANISATIONS = st.integers(min_value=1, max_value=6)
REGIONS = st.integers(min_value=1, max_value=5)
PERIODS = st.sampled_from([datetime.date(year, month, 1) for year in (2024, 2025) for month in (1, 7)])
REPORTS = st.builds(Tried, ORGANISATIONS, REGIONS, st.sampled_from(Outcome.values), PERIODS)
MANY = st.lists(REPORTS, max_size=12)
OWN = st.fixed_dictionaries(
    {"own_organisations": st.frozensets(ORGANISATIONS, max_size=3), "own_regions": st.frozensets(REGIONS, max_size=2)}
)
CHECKED = st.booleans()


def height(reports, *, is_checked=False, **own):
    return ORDER.index(rung(reports, **own, is_checked=is_checked))


def reported(organisation, region, outcome=Outcome.WORKED, period=datetime.date(2025, 1, 1)):
    return Tried(organisation, region, outcome, period)


HOME = {"own_organisations": {1}, "own_regions": {1}}


@pytest.mark.parametrize(
    ("reports", "step"),
    [
        ([], Evidence.TOLD),
        ([reported(1, 2), reported(1, 3)], Evidence.TOLD),
        ([reported(2, 1)], Evidence.REPEATED),
        ([reported(2, 2, Outcome.NOT)], Evidence.REPEATED),
        ([reported(2, 2), reported(3, 2)], Evidence.REPEATED),
        ([reported(2, 2), reported(3, 1)], Evidence.REPEATED),
        ([reported(2, 2, Outcome.NOT), reported(3, 3, Outcome.NOT)], Evidence.REPEATED),
        ([reported(2, 2, Outcome.PARTLY), reported(3, 3, Outcome.PARTLY)], Evidence.REPEATED),
        # It worked, but at home: that carries nothing over.
        ([reported(2, 2, Outcome.NOT), reported(3, 3, Outcome.NOT), reported(4, 1)], Evidence.REPEATED),
        ([reported(2, 2), reported(3, 3)], Evidence.TRANSFERABLE),
        ([reported(2, 2), reported(3, 3, Outcome.NOT)], Evidence.TRANSFERABLE),
        # One organisation that works in two regions.
        ([reported(2, 2), reported(2, 3, period=datetime.date(2025, 7, 1))], Evidence.TRANSFERABLE),
    ],
)
def test_each_step(reports, step):
    assert rung(reports, **HOME, is_checked=False) == step


@pytest.mark.parametrize(
    ("reports", "step"),
    [
        ([], Evidence.TOLD),
        ([reported(2, 2)], Evidence.REPEATED),
        ([reported(2, 2), reported(3, 3)], Evidence.CHECKED),
    ],
)
def test_a_check_lifts_only_what_is_transferable(reports, step):
    assert rung(reports, **HOME, is_checked=True) == step


@given(MANY, OWN, CHECKED, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(reports, own, is_checked, chance):
    shuffled = list(reports)
    chance.shuffle(shuffled)

    assert rung(shuffled, **own, is_checked=is_checked) == rung(reports, **own, is_checked=is_checked)
    assert count(shuffled, **own) == count(reports, **own)


@given(MANY, REPORTS, OWN, CHECKED)
def test_no_report_ever_lowers_and_so_no_negative_one(reports, one_more, own, is_checked):
    before, after = (
        height(reports, **own, is_checked=is_checked),
        height([*reports, one_more], **own, is_checked=is_checked),
    )

    assert after >= before


@given(MANY, REPORTS, OWN, CHECKED)
def test_a_negative_report_weighs_as_much_for_regions_and_organisations(reports, one_more, own, is_checked):
    """Only the one time that it worked is asked; with that there, the outcome of another report changes nothing."""
    sure = [*reports, *_transferable_for(own)]
    negative, positive = one_more._replace(outcome=Outcome.NOT), one_more._replace(outcome=Outcome.WORKED)

    assert rung([*sure, negative], **own, is_checked=is_checked) == rung(
        [*sure, positive], **own, is_checked=is_checked
    )


def _transferable_for(own):
    """Two other regions and it worked: by an organisation and in regions that are never the own ones."""
    assert not {7} & own["own_organisations"]
    return [reported(7, 7), reported(7, 8, Outcome.NOT)]


@given(MANY, OWN, st.lists(REPORTS, max_size=5), CHECKED)
def test_the_own_organisation_never_raises(reports, own, more, is_checked):
    at_home = [report._replace(organisation=key) for report in more for key in own["own_organisations"]]

    assert rung([*reports, *at_home], **own, is_checked=is_checked) == rung(reports, **own, is_checked=is_checked)
    assert count([*reports, *at_home], **own) == count(reports, **own)


@given(MANY, OWN, ORGANISATIONS, CHECKED)
def test_an_organisation_that_turns_out_to_be_the_own_one_never_raises(reports, own, found, is_checked):
    with_it = {**own, "own_organisations": own["own_organisations"] | {found}}

    assert height(reports, **with_it, is_checked=is_checked) <= height(reports, **own, is_checked=is_checked)


@given(MANY, OWN, CHECKED)
def test_a_report_told_twice_changes_no_step(reports, own, is_checked):
    assert rung([*reports, *reports], **own, is_checked=is_checked) == rung(reports, **own, is_checked=is_checked)
    twice, once = count([*reports, *reports], **own), count(reports, **own)
    assert (twice.organisations, twice.regions, twice.last_on) == (once.organisations, once.regions, once.last_on)


@given(MANY, OWN, ORGANISATIONS, ORGANISATIONS, CHECKED)
def test_merging_organisations_never_raises(reports, own, gone, kept, is_checked):
    """One organisation becomes another, in the reports and among the own ones."""
    merged = [
        report._replace(organisation=kept if report.organisation == gone else report.organisation) for report in reports
    ]
    own_now = {**own, "own_organisations": frozenset(kept if key == gone else key for key in own["own_organisations"])}

    assert height(merged, **own_now, is_checked=is_checked) <= height(reports, **own, is_checked=is_checked)
    assert count(merged, **own_now).organisations <= count(reports, **own).organisations


@given(MANY, OWN, st.permutations(range(1, 7)), CHECKED)
def test_what_organisations_are_called_does_not_matter(reports, own, names, is_checked):
    renamed = [report._replace(organisation=names[report.organisation - 1]) for report in reports]
    own_now = {**own, "own_organisations": frozenset(names[key - 1] for key in own["own_organisations"])}

    assert rung(renamed, **own_now, is_checked=is_checked) == rung(reports, **own, is_checked=is_checked)


@given(MANY, OWN, CHECKED)
def test_it_falls_only_with_a_report_that_carried_it(reports, own, is_checked):
    """Taking one report away lowers a step only when it was the last that worked, or the last of a needed region."""
    before = height(reports, **own, is_checked=is_checked)
    elsewhere = [
        one
        for one in counted(reports, own_organisations=own["own_organisations"])
        if one.region not in own["own_regions"]
    ]
    for place, report in enumerate(reports):
        others = reports[:place] + reports[place + 1 :]
        if height(others, **own, is_checked=is_checked) == before:
            continue
        assert report.organisation not in own["own_organisations"]
        if before >= ORDER.index(Evidence.TRANSFERABLE):
            worked = [one for one in elsewhere if one.outcome == Outcome.WORKED]
            regions = {one.region for one in elsewhere}
            only_there = sum(one.region == report.region for one in elsewhere) == 1
            assert worked == [report] or (only_there and len(regions) == 2)


@given(MANY, OWN)
def test_counts_add_up(reports, own):
    counts = count(reports, **own)
    others = counted(reports, own_organisations=own["own_organisations"])

    assert counts.worked + counts.partly + counts.not_worked == len(others)
    assert counts.regions <= len({report.region for report in others})
    assert (counts.organisations == 0) == (counts.last_on is None) == (others == [])


@given(MANY, OWN, CHECKED)
def test_step_and_counts_say_the_same(reports, own, is_checked):
    step, counts = rung(reports, **own, is_checked=is_checked), count(reports, **own)

    assert (step == Evidence.TOLD) == (counts.organisations == 0)
    if step in {Evidence.TRANSFERABLE, Evidence.CHECKED}:
        assert counts.regions >= 2
        assert counts.worked >= 1


def test_counts_by_hand():
    reports = [
        reported(1, 2),
        reported(2, 1, Outcome.PARTLY),
        reported(2, 2, Outcome.NOT, datetime.date(2025, 7, 1)),
        reported(3, 3, Outcome.WORKED, datetime.date(2024, 7, 1)),
    ]

    assert count(reports, **HOME) == Counts(2, 2, 1, 1, 1, datetime.date(2025, 7, 1))
    assert count([], **HOME) == Counts()
