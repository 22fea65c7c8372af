"""What a new community starts with: labels, synonyms and information pages."""

import tomllib
from pathlib import Path
from typing import Any

from cop.core.models import LearningForm, Phase, TargetGroup, Term, Theme, Trend
from cop.search.models import SynonymGroup
from home.models import HomePage, InformationPage

FOLDER = Path(__file__).parent
PAGES = ("over", "huisregels", "privacy", "toegankelijkheid", "contact")
VOCABULARIES: dict[str, type[Term]] = {
    "theme": Theme,
    "trend": Trend,
    "target_group": TargetGroup,
    "phase": Phase,
    "learning_form": LearningForm,
}


def load_vocabularies() -> None:
    """Fills each vocabulary that is still empty; what editors made of one is theirs."""
    labels = tomllib.loads((FOLDER / "start" / "vocabularies.toml").read_text(encoding="utf-8"))
    for name, model in VOCABULARIES.items():
        if not model.objects.exists():
            model.objects.bulk_create(_term(model, row, place) for place, row in enumerate(labels[name]))


def load_synonyms() -> None:
    """Words that mean the same, where editors keep none yet."""
    if SynonymGroup.objects.exists():
        return
    groups = tomllib.loads((FOLDER / "start" / "synonyms.toml").read_text(encoding="utf-8"))["group"]
    SynonymGroup.objects.bulk_create(SynonymGroup(words="\n".join(phrases)) for phrases in groups)


def load_information_pages() -> None:
    """Writes the pages of a community that has none yet, and never again once an editor was there."""
    home = HomePage.objects.first()
    if home is None or home.latest_revision_id or InformationPage.objects.exists():
        return
    for name in PAGES:
        page = tomllib.loads((FOLDER / "pages" / f"{name}.toml").read_text(encoding="utf-8"))
        home.refresh_from_db()
        home.add_child(
            instance=InformationPage(
                title=page["title"],
                slug=page["slug"],
                summary=page["summary"],
                show_in_menus=True,
                body=[(block["type"], block["text"]) for block in page["body"]],
            )
        )


def _term(model: type[Term], row: dict[str, Any], place: int) -> Term:
    return model(
        name=row["name"],
        slug=row["slug"],
        description=row.get("description", ""),
        synonyms="\n".join(row.get("synonyms", [])),
        order=(place + 1) * 10,
    )
