"""Codes of certificates: easy to read aloud and to type over, and impossible to guess."""

import secrets

ALPHABET = "2345679ACDEFGHJKMNPQRTWXYZ"  # without what looks or sounds like another: 0 O, 1 I L, 8 B, 5 S, U V
LENGTH, GROUP = 12, 4


def new_code() -> str:
    """One of 26 to the power of 12, 56 bits: at a million guesses a day somebody finds one of 10,000 in 26,000 years."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def in_groups(code: str) -> str:
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def as_stored(typed: str) -> str | None:
    """What somebody typed, whatever dashes, spaces and small letters; None for what cannot be a code."""
    code = "".join(letter for letter in typed.upper() if letter not in " -\u2010\u2011\u2012\u2013\u2014\u00a0\t")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
