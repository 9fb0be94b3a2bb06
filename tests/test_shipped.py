"""rules/ and grammars/ hold data only, and the program finds them."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from linter import resources
from linter.judge.lint import lint
from linter.resources import shipped
from linter.rulepack import Rule, shipped_pack
from linter.rulepack.rules import built, written_in
from linter.text.source import Source
from linter.yamlfile import parse_yaml, read_yaml

ROOT = Path(__file__).resolve().parent.parent
KINDS_OF_FILE = {"rules": {".yaml", ".md"}, "grammars": {".lark", ".md"}}


def files(folder: str) -> list[Path]:
    found = (ROOT / folder).rglob("*")
    return sorted(p for p in found if p.is_file() and not p.name.startswith("."))


@pytest.mark.parametrize("folder", KINDS_OF_FILE)
def test_holds_data_only(folder: str) -> None:
    strangers = [str(p.relative_to(ROOT)) for p in files(folder) if p.suffix not in KINDS_OF_FILE[folder]]
    assert files(folder)
    assert not strangers, "a .py file here would break `pip install -e`"


@pytest.mark.parametrize("folder", KINDS_OF_FILE)
def test_names_are_plain(folder: str) -> None:
    """A name that differs by case only, or is not ASCII, is another file elsewhere."""
    names = [str(p.relative_to(ROOT)) for p in files(folder)]
    assert all(name.isascii() and " " not in name for name in names)
    assert len({name.lower() for name in names}) == len(names)


@pytest.mark.parametrize("folder", KINDS_OF_FILE)
def test_found_in_the_checkout(folder: str) -> None:
    assert {p.name for p in shipped(folder).iterdir()} >= {p.name for p in (ROOT / folder).iterdir()}


def test_the_bundled_folder_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("linter/_data/rules", "rules", "grammars"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "linter")
    assert shipped("rules") == tmp_path / "linter" / "_data" / "rules"
    assert shipped("grammars") == tmp_path / "grammars", "what is not bundled comes from the checkout"


@pytest.mark.parametrize("pack", sorted(p.name for p in (ROOT / "rules").iterdir() if p.is_dir()))
def test_every_pack_says_what_it_is_and_its_grammars_are_there(pack: str) -> None:
    content = read_yaml(shipped("rules") / pack / "pack.yaml")
    assert content["id"] == pack
    assert "extends" in content or "grammars" in content
    for name in content.get("grammars", {}).values():
        own = shipped("rules") / pack / name
        assert own.is_file() or (shipped("grammars") / name).is_file(), name


def test_the_rule_in_the_contributors_guide_is_one(tmp_path: Path) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = guide.partition("```yaml\n")[2].partition("```")[0]
    content = parse_yaml("rules:\n" + textwrap.dedent(block), "guide.yaml")
    pack = shipped_pack()
    (rule,) = (built(written, pack.domain, {}) for written in written_in(content))
    assert pack.rule(rule.id) is None, "the id in the guide must be a free one"
    (good,), (bad,) = rule.examples.good, rule.examples.bad
    assert lint(Source("good", good.report), pack, rules=[rule]).findings == ()
    (finding,) = lint(Source("bad", bad.report), pack, rules=[rule]).findings
    assert bad.report[slice(*finding.span)] == bad.at


@pytest.mark.parametrize("rule", shipped_pack().rules, ids=lambda rule: rule.id)
def test_every_rule_has_a_short_title_that_fits_broken_and_held(rule: Rule) -> None:
    assert 2 <= len(rule.title.get("zh", "")) <= 14
