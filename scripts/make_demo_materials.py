"""Makes the files of the demo's workshops: home/demo/workshops/files/ from the texts in sources/ beside it.

Needs the libraries for development. The same texts give the same bytes.
"""

import os
from pathlib import Path

os.environ["SOURCE_DATE_EPOCH"] = "1793523600"  # fonts in a PDF keep when they were cut

from demo_materials.making import WORKSHOPS, make_all


def main() -> None:
    folder: Path = WORKSHOPS / "files"
    folder.mkdir(exist_ok=True)
    files = make_all()
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    print(f"{len(files)} files, {sum(map(len, files.values())):,} bytes")


if __name__ == "__main__":
    main()
