"""The arithmetic of a programme, by its rules."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from knowledge.workshops.timing import Fitted, Slot, Span, least, running, shorten, total


@st.composite
def _slot(draw):
    minutes = draw(st.integers(1, 90))
    return Slot(minutes, draw(st.integers(1, minutes)), draw(st.booleans()))


PROGRAMMES = st.lists(_slot(), min_size=1, max_size=9)


def test_parts_are_shortened_by_what_they_can_spare():
    slots = [Slot(30, 10), Slot(20, 20), Slot(50, 40)]

    assert shorten(slots, 85) == Fitted((20, 20, 45), fits=True)


def test_a_part_is_left_out_only_when_shortening_is_not_enough():
    slots = [Slot(30, 20), Slot(15, 15, may_go=True), Slot(30, 20)]

    assert shorten(slots, 55) == Fitted((20, 15, 20), fits=True)
    assert shorten(slots, 54) == Fitted((27, None, 27), fits=True)


def test_what_does_not_fit_says_how_long_it_takes_at_least():
    slots = [Slot(30, 20), Slot(15, 10, may_go=True), Slot(30, 25)]

    assert shorten(slots, 44) == Fitted((20, None, 25), fits=False)
    assert least(slots) == 45


def test_of_parts_that_may_all_go_one_stays():
    slots = [Slot(30, 20, may_go=True), Slot(15, 10, may_go=True)]

    assert least(slots) == 10
    assert shorten(slots, 5) == Fitted((None, 10), fits=False)


def test_no_parts_take_no_time():
    assert (total([]), least([]), shorten([], 60)) == (0, 0, Fitted((), fits=True))


def test_the_clock_runs_on_past_midnight_and_skips_what_is_left_out():
    assert running([30, None, 45], time(23, 15)) == [
        Span(time(23, 15), time(23, 45)),
        None,
        Span(time(23, 45), time(0, 30)),
    ]


@given(PROGRAMMES, st.integers(0, 900))
def test_it_is_never_over_the_chosen_time_and_no_part_is_too_short_or_too_long(slots, available):
    fitted = shorten(slots, available)

    assert fitted.fits == (available >= least(slots))
    assert fitted.total <= max(available, least(slots))
    assert len(fitted.minutes) == len(slots)
    for slot, minutes in zip(slots, fitted.minutes, strict=True):
        assert slot.may_go if minutes is None else slot.shortest <= minutes <= slot.minutes


@given(PROGRAMMES, st.integers(0, 900))
def test_it_fills_the_time_when_shortening_is_enough(slots, available):
    if sum(slot.shortest for slot in slots) <= available:
        fitted = shorten(slots, available)

        assert None not in fitted.minutes
        assert fitted.total == min(available, total(slots))


@given(PROGRAMMES, st.integers(0, 900), st.integers(0, 60))
def test_more_time_never_gives_a_shorter_programme(slots, available, more):
    assert shorten(slots, available).total <= shorten(slots, available + more).total


@given(PROGRAMMES, st.integers(0, 200))
def test_with_enough_time_nothing_changes(slots, more):
    assert shorten(slots, total(slots) + more) == Fitted(tuple(slot.minutes for slot in slots), fits=True)


@given(PROGRAMMES, st.integers(0, 900))
def test_the_shortened_programme_in_the_same_time_stays_as_it_is(slots, available):
    fitted = shorten(slots, available)
    again = [
        Slot(minutes, slot.shortest, slot.may_go)
        for slot, minutes in zip(slots, fitted.minutes, strict=True)
        if minutes is not None
    ]

    assert shorten(again, fitted.total).minutes == tuple(slot.minutes for slot in again)


@given(PROGRAMMES, st.integers(0, 900))
def test_every_minute_of_the_clock_is_in_one_part(slots, available):
    spans = [span for span in running(shorten(slots, available).minutes, time(9, 30)) if span is not None]

    assert spans[0].start == time(9, 30)
    assert [span.end for span in spans[:-1]] == [span.start for span in spans[1:]]
