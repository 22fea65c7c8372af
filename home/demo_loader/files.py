"""Reads the demo's files."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "demo"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def read_all(folder: str) -> list[dict[str, Any]]:
    """Every file of a folder, in the order of their names."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / folder).glob("*.toml"))]
