"""Prepares this folder and starts what is asked: `bootstrap.py run|test|setup|...` (see the Makefile).

Standard library only, and in a syntax that an old Python can read far enough to be told that it is too old.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Werfkring needs Python 3.11 or newer; this is %d.%d. Install a newer one, or name it: make run PYTHON=python3.12"
        % sys.version_info[:2]
    )

import hashlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
ACCOUNTS = (
    ("adviseur@demo.example", "member, trusted"),
    ("nieuw@demo.example", "member, posts are reviewed first"),
    ("wacht@demo.example", "waits for admission"),
    ("organisator@demo.example", "organiser"),
    ("redactie@demo.example", "editor, /beheer/"),
    ("moderator@demo.example", "moderator, /beheer/"),
    ("beheer@demo.example", "administrator, /beheer/"),
)


def main(task: str) -> None:
    os.chdir(ROOT)
    prepare(development=task != "run")
    if task == "run":
        run()


def prepare(*, development: bool) -> None:
    """`.venv` with the locked dependencies, and the compiled translations; what is there already is left alone."""
    _check_writable()
    _make_venv()
    _install("requirements-dev.txt" if development else "requirements.txt", development=development)
    _step("translations", [str(PYTHON), "scripts/compile_translations.py"], quiet=True)


def run() -> None:
    """Database, demo community and server on loopback."""
    port = _free_port()
    _step("database", [str(PYTHON), "manage.py", "migrate", "--verbosity", "0"])
    _step("demo community, when the database is empty", [str(PYTHON), "manage.py", "load_demo", "--if-empty"])
    width = max(len(address) for address, _role in ACCOUNTS)
    print(f"\nWerfkring runs at http://127.0.0.1:{port}  (stop with Ctrl+C)\n")
    print("Demo accounts, password: werfkring-demo")
    for address, role in ACCOUNTS:
        print(f"  {address:<{width}}  {role}")
    print(flush=True)
    command = [str(PYTHON), "manage.py", "runserver", f"127.0.0.1:{port}"]
    try:
        sys.exit(subprocess.call(command))
    except KeyboardInterrupt:
        sys.exit(0)


def _check_writable() -> None:
    if not os.access(ROOT, os.W_OK):
        sys.exit(
            f"Werfkring cannot write in {ROOT}. Clone it into a folder of your own, or change the folder's rights."
        )
    try:
        (ROOT / "var").mkdir(exist_ok=True)
    except OSError as error:
        sys.exit(
            f"Werfkring cannot make the folder var ({error.strerror}). Check the rights and the space on this disk."
        )


def _make_venv() -> None:
    if PYTHON.exists():
        return
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        sys.exit(
            "This Python lacks its venv module. On Debian or Ubuntu: sudo apt install python3-venv; then try again."
        )
    print("Making .venv ...", flush=True)
    try:
        venv.create(VENV, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"Making .venv failed: {error}. Check the rights and the space on this disk, then try again.")


def _install(lock: str, *, development: bool) -> None:
    """Installs from the lock file unless exactly that one was installed before."""
    stamp = VENV / f".installed-{'dev' if development else 'run'}"
    wanted = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    # The development lock holds everything of the other one.
    complete = VENV / ".installed-dev"
    if not development and complete.exists() and complete.read_text() == _hash_of("requirements-dev.txt"):
        return
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _step(
        f"dependencies from {lock}, a few minutes the first time",
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock],
    )
    stamp.write_text(wanted)


def _hash_of(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def _step(what: str, command: list, *, quiet: bool = False) -> None:
    if not quiet:
        print(f"{what} ...", flush=True)
    began = time.monotonic()
    result = subprocess.call(command)
    if result:
        sys.exit(f"This step failed: {what}. The lines above say why.")
    if not quiet:
        print(f"{what}: done in {time.monotonic() - began:.1f} s", flush=True)


def _free_port() -> int:
    value = os.environ.get("PORT", "8000")
    if not value.isdigit() or not 0 < int(value) < 65536:
        sys.exit(f"PORT is '{value}'. Use a number from 1 to 65535, such as make run PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(value)))
        except PermissionError:
            sys.exit(f"Port {value} is only for the system. Choose another: make run PORT=8001")
        except OSError:
            sys.exit(f"Port {value} is taken. Stop what uses it, or choose another: make run PORT={int(value) + 1}")
    return int(value)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "setup")
