"""Believable Dutch about recruiting, with the skew of a real language: few words everywhere, many words hardly anywhere."""

import random
from collections.abc import Iterator
from itertools import accumulate


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# First parts and last parts of compounds, as this field makes them. Together some thousands of words.
FIRSTS = _words(
    "arbeidsmarkt vacature werving functie loopbaan opleiding gemeente provincie waterschap brug sluis data energie woning "
    "verkeer mobiliteit techniek buitendienst beheer onderhoud hr salaris contract selectie kandidaat talent team afdeling "
    "project traject regio netwerk kennis ervaring vaardighed competentie stage school hogeschool student starter kwaliteit "
    "budget campagne communicatie doelgroep gesprek gedrag innovatie klimaat bodem riool groen wijk markt raad bestuur "
    "digitaliserings veiligheids planning proces advies inkoop subsidie vergunning handhaving toezicht ict geo kaart model"
)
LASTS = _words(
    "aanpak adviseur analist avond beleid begeleider bijeenkomst bureau campagne coach collega commissie cursus dag "
    "deskundige doel dossier eis expert fonds formulier gesprek groep handreiking idee invulling kaart keuze kosten "
    "leider lijst maatje manager markt medewerker meting model moment netwerk onderzoek ontwikkeling opdracht overleg "
    "pagina partner plan plek ploeg praktijk proef programma project punt regeling ruimte schema scan specialist spel "
    "taal team tekst tekort test traject training uur verhaal vraag voorstel week werker werk winkel"
)
OPENINGS = (
    "Wie heeft ervaring met",
    "Ik ben op zoek naar",
    "Bij ons begon het met",
    "Vorig jaar probeerden we",
    "Mijn leidinggevende vraagt om",
    "Heeft iemand een voorbeeld van",
    "Wij doen nu een jaar",
    "Let goed op bij",
    "Wat ons hielp was",
    "Achteraf was het beter geweest zonder",
    "De meeste reacties gingen over",
    "Begin klein met",
)
ENDINGS = (
    "en dat scheelde veel tijd.",
    "maar het team geloofde er niet in.",
    "omdat niemand anders het deed.",
    "en de kandidaten waren er blij mee.",
    "al kostte het meer dan gedacht.",
    "waardoor we sneller konden kiezen.",
    "en nu wil de directeur het overal.",
    "dus dat doen we niet nog een keer.",
    "en daar ben ik nog steeds trots op.",
    "zodat mensen weten waar ze aan toe zijn.",
    "hoewel de ondernemingsraad eerst nee zei.",
    "en het bleef niet bij praten.",
)
TURNS = (
    "Bij ons in {place} doen we het zo.",
    "Dank voor het delen.",
    "Dat herken ik.",
    "Mag ik je daar eens over bellen?",
    "Wij hebben het net andersom gedaan.",
    "Hoeveel uur ben je daar per week aan kwijt?",
    "Zet het vooral op papier.",
)
STREAMS = _words(
    "Aa Berkel Dinkel Eem Geul Hunze IJssel Jeker Kromme Linge Mark Niers Oude Regge Slinge Tjonger Vecht Waal Zaan"
)
ENDS = _words(
    "berg brug dal dam dijk drecht dorp horst hout huizen kerk land loo meer oord rode stad veen voorde wijk zijl"
)


class Author:
    """Writes texts; the same seed writes the same ones."""

    def __init__(self, seed: int, sentences: int = 8_000) -> None:
        self.chance = random.Random(seed)  # noqa: S311  (text, not secrets)
        self._words = self._compounds()
        self._skew = list(accumulate(1 / place for place in range(1, len(self._words) + 1)))
        self._sentences = [self._sentence() for _place in range(sentences)]

    def title(self) -> str:
        first, second = self._pick(2)
        return f"{self.chance.choice(OPENINGS)} {first} of {second}"

    def posts(self) -> Iterator[str]:
        """A question and what colleagues answer: three to twenty of them, most near three."""
        for _post in range(3 + int(self.chance.paretovariate(1.3)) % 18):
            place = f"{self.chance.choice(STREAMS)}{self.chance.choice(ENDS)}"
            rare = self.chance.choice(self._words)
            turn = self.chance.choice(TURNS).format(place=place)
            yield f"{turn} {' '.join(self.chance.choices(self._sentences, k=self.chance.randint(2, 6)))} Zoek op {rare}."

    def _compounds(self) -> list[str]:
        words = [f"{first}{last}" for first in FIRSTS for last in LASTS if not last.startswith(first)]
        self.chance.shuffle(words)
        return words

    def _pick(self, number: int) -> list[str]:
        return self.chance.choices(self._words, cum_weights=self._skew, k=number)

    def _sentence(self) -> str:
        first, second = self._pick(2)
        return f"{self.chance.choice(OPENINGS)} {first} en {second}, {self.chance.choice(ENDINGS)}"
