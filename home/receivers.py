"""What a new community starts with."""

import tomllib
from pathlib import Path
from typing import Any

from home.models import HomePage, InformationPage

PAGES = Path(__file__).parent / "pages"
ORDER = ("over", "huisregels", "privacy", "toegankelijkheid", "contact")


def add_information_pages(**kwargs: Any) -> None:
    """Writes the information pages once. An editor who deletes one later does not get it back."""
    home = HomePage.objects.first()
    if home is None or InformationPage.objects.exists() or home.latest_revision_id:
        return
    for path in (PAGES / f"{name}.toml" for name in ORDER):
        if not path.exists():
            continue
        page = tomllib.loads(path.read_text(encoding="utf-8"))
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
