"""Answers to a yes-or-no question stood in the database, and so in exports, as the form sent them."""

from django.db import migrations

WORDS = {"yes": "Ja", "no": "Nee"}


def _say(apps, given):
    answers = apps.get_model("registration", "RegistrationAnswer").objects.filter(question__kind="yesno")
    for was, becomes in given.items():
        answers.filter(value=was).update(value=becomes)


def in_words(apps, schema_editor):
    _say(apps, WORDS)


def as_sent(apps, schema_editor):
    _say(apps, {word: sent for sent, word in WORDS.items()})


class Migration(migrations.Migration):
    dependencies = [("registration", "0003_remember_what_followers_were_told")]

    operations = [migrations.RunPython(in_words, as_sent)]
