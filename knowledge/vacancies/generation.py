"""Believable vacancy texts before and after, to measure with. Never used for a real community."""

import random

from knowledge.vacancies.models import MakeoverNote

JOBS = ("werkvoorbereider", "data-analist", "planoloog", "toezichthouder", "hydroloog", "adviseur energie")
ABOUT = (
    "Wij zijn een dynamische organisatie met korte lijnen en een informele sfeer.",
    "Ons team bestaat uit twaalf gedreven professionals.",
    "Jij bent de spin in het web tussen beleid en uitvoering.",
    "Wij werken resultaatgericht en staan midden in de samenleving.",
)
TASKS = (
    "Je stelt plannen op en bewaakt de voortgang.",
    "Je adviseert het management en bereidt besluiten voor.",
    "Je houdt contact met aannemers, bewoners en collega's.",
    "Je verwerkt gegevens en bewaakt hun kwaliteit.",
    "Je vertegenwoordigt ons in het regionaal overleg.",
)
DEMANDS = (
    "een afgeronde hbo-opleiding in de juiste richting",
    "minimaal vijf jaar ervaring bij een overheid",
    "een stressbestendige en proactieve houding",
    "uitstekende communicatieve vaardigheden",
    "kennis van wet- en regelgeving",
    "rijbewijs B",
)
WISHES = (
    "je stapt op mensen af en krijgt iets in beweging",
    "je kent het vak, of je wilt het leren kennen",
    "je vraagt door tot je het snapt",
    "je legt iets ingewikkelds uit aan je buurman",
)
WHY = (
    "De helft van het team had dit zelf ook niet.",
    "Een proeflezer haakte hier af.",
    "Dit leer je bij ons in een half jaar.",
    "Iedereen zoekt dit als eerste.",
)


def generate_vacancy(chance: random.Random) -> tuple[str, str]:
    """(the text as it was, as it became), with tasks that stayed and demands that became wishes."""
    job = chance.choice(JOBS)
    tasks = chance.sample(TASKS, 4)
    stayed = [*tasks[:2], *(f"{task.removesuffix('.')}, met een collega naast je." for task in tasks[2:])]
    old = [
        job.capitalize(),
        " ".join(chance.sample(ABOUT, 3)),
        _items("Jouw taken:", tasks),
        _items("Wij vragen:", chance.sample(DEMANDS, 5)),
        "Salaris volgens de cao. Reageren kan tot het einde van de maand.",
    ]
    new = [
        f"{job.capitalize()}, of op weg om het te worden",
        "Over twee jaar merkt iedereen in onze straten wat jij hebt gedaan. Wil jij daaraan werken?",
        _items("Jouw taken:", stayed),
        _items("Wat anderen over jou zeggen:", chance.sample(WISHES, 3)),
        f"Salaris van {chance.randint(31, 36)}00 tot {chance.randint(44, 58)}00 euro. Reageren kan tot de plek bezet is.",
    ]
    return "\n\n".join(old), "\n\n".join(new)


def generate_notes(page_pk: int, old: str, new: str, chance: random.Random) -> list[MakeoverNote]:
    """Unsaved notes that quote lines of both texts."""
    said, says = (chance.sample([line for line in text.splitlines() if line], 4) for text in (old, new))
    return [
        MakeoverNote(
            page_id=page_pk,
            sort_order=place,
            was=was.removeprefix("- ")[:250],
            became=became.removeprefix("- ")[:250],
            why=chance.choice(WHY),
        )
        for place, (was, became) in enumerate(zip(said, says, strict=True))
    ]


def _items(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *(f"- {line}" for line in lines)])
