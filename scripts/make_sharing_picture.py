"""Draws the picture that other places show when somebody shares a page: cop/static/images/delen.png.

Run it with the community's name when that is another one: scripts/make_sharing_picture.py "Name". Needs Chromium
(CHROMIUM names it) and the libraries for development.
"""

import base64
import io
import os
import shutil
import sys
from html import escape
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "cop" / "static" / "images" / "delen.png"
WIDTH, HEIGHT = 1200, 630  # pixels: what Open Graph asks
COLOURS = 64  # flat areas and the edges of letters; keeps the file small

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
  <rect width="1200" height="630" fill="#faf8f4"/>
  <rect y="606" width="1200" height="24" fill="#0f4648"/>
  <g transform="translate(120 171) scale(9)" fill="none" stroke-width="5">
    <path stroke="#0f4c4a" d="M16 4.5a11.5 11.5 0 0 1 11.2 8.9M26.6 20.6A11.5 11.5 0 0 1 5.2 20M4.6 14.4A11.5 11.5 0 0 1 10.6 5.8"/>
    <path stroke="#c8651b" d="M28 15.8a11.5 11.5 0 0 1-.5 2.6"/>
  </g>
  <text x="470" y="345" font-family="Figtree" font-weight="750" font-size="{size}" letter-spacing="-3" fill="#16262b">{name}</text>
</svg>"""


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else "Werfkring"
    size = min(124, 1150 // max(len(name), 1))  # pixels: the name stays on one line
    font = base64.b64encode((ROOT / "cop" / "static" / "fonts" / "figtree.woff2").read_bytes()).decode()
    face = f"@font-face {{ font-family: Figtree; font-weight: 300 900; src: url(data:font/woff2;base64,{font}) }}"
    page = f"<style>{face} body {{ margin: 0 }}</style>{PICTURE.format(name=escape(name), size=size)}"
    TARGET.parent.mkdir(exist_ok=True)
    Image.open(io.BytesIO(_photograph(page))).convert("RGB").quantize(COLOURS).save(TARGET, optimize=True)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")


def _photograph(html: str) -> bytes:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(html)
        page.evaluate("document.fonts.ready")
        picture: bytes = page.screenshot()
        browser.close()
    return picture


if __name__ == "__main__":
    main()
