"""The page's script: its pure parts under node, and its modules put together into one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pactgraph.graph.view import bundle

SCRIPTS = Path(bundle.__file__).parent / "script"
NAMED = re.compile(r"^import \{([^}]*)\} from '\./([a-z]+)\.mjs';", re.MULTILINE)


@pytest.fixture(scope="module")
def node() -> str:
    path = shutil.which("node")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no node is installed, and CI must not pass without the script's tests")
        pytest.skip("no node is installed (Debian: apt install nodejs)")
    return path


def ran(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_pure_parts_do_what_they_say(node: str) -> None:
    tests = (Path(__file__).parent / "script").glob("*.test.mjs")
    said = ran(node, "--test", *map(str, sorted(tests)))
    assert re.search(r"^# pass [1-9]\d*$", said, re.MULTILINE)


def test_whole_script_parses(node: str, tmp_path: Path) -> None:
    whole = tmp_path / "page.mjs"
    whole.write_text(bundle.bundled(), encoding="utf-8")
    ran(node, "--check", str(whole))
    ran(node, "--check", str(SCRIPTS.parent / "boot.js"))


def test_every_module_is_in_the_page() -> None:
    assert sorted(bundle.MODULES) == sorted(path.stem for path in SCRIPTS.glob("*.mjs"))


@pytest.mark.parametrize("name", bundle.MODULES)
def test_what_a_module_imports_another_exports_and_it_uses(name: str) -> None:
    text = (SCRIPTS / f"{name}.mjs").read_text(encoding="utf-8")
    body = NAMED.sub("", text).replace("...", " ")
    for names, other in NAMED.findall(text):
        exported = (SCRIPTS / f"{other}.mjs").read_text(encoding="utf-8")
        for wanted in (word.strip() for word in names.split(",") if word.strip()):
            whole_word = rf"(?<![\w.]){wanted}\b"
            plainly = re.search(
                rf"^export (async )?(function|const|let|class)\s*\*?\s*{wanted}\b", exported, re.M
            )
            listed = re.search(rf"^export const \{{[^}}]*\b{wanted}\b[^}}]*\}}", exported, re.M)
            assert plainly or listed, f"{other} exports no {wanted}"
            assert re.search(whole_word, body), f"{name} does not use {wanted}"


@pytest.mark.parametrize("name", bundle.PURE)
def test_pure_modules_know_no_document(name: str) -> None:
    text = (SCRIPTS / f"{name}.mjs").read_text(encoding="utf-8")
    code = re.sub(r"//.*", "", text)
    assert not re.search(r"\b(document|window|location|history|vis|network|app)\b[.(\[]", code)


def test_no_script_makes_markup_of_text() -> None:
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function")
    for path in [*SCRIPTS.glob("*.mjs"), SCRIPTS.parent / "boot.js"]:
        assert not forbidden.search(path.read_text(encoding="utf-8")), path.name
