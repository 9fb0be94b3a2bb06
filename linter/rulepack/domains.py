"""pack.yaml, sections.yaml, forms/*.yaml and lexicon.yaml become a Domain."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linter.domain.domain import Body, Domain, Law, Layout, Regime, SectionSpec
from linter.domain.form import Form
from linter.domain.lexicon import NAMES, Lexicon
from linter.domain.said import Said
from linter.grammar.tables import grammar
from linter.resources import shipped
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.formulas import with_formulas
from linter.text.pattern import Pattern
from linter.yamlfile import Mapping, read_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SAID = "said.yaml"
GRAMMARS = ("report", "statement")
PLAIN = ("recognised", "titles", "issuers", "dates", "periods", "residue", "letterhead", "parts", "formulas")
_OWN = ("id", "version", "language", "title", "grammars", "metadata", "regimes", "bodies", "laws")


def read_domain(folder: Traversable, pack: Mapping) -> Domain:
    """Return what the pack in *folder* knows of its reports."""
    for key in pack:
        if key not in (*PLAIN, *_OWN):
            raise pack.error(f"unknown key '{key}'{guess(key, (*PLAIN, *_OWN, 'extends'))}", key)
    lexicon = read_lexicon(folder)
    forms = _read_forms(folder)
    layouts, extras = _read_sections(folder)
    simple = Mapping(pack.file, pack.line)
    for key in (*PLAIN, "metadata", "id"):
        if key in pack:
            simple[key] = pack[key]
            simple.lines[key] = pack.lines[key]
    base: Domain = build(Domain, simple, "key")
    return Domain(
        **{name: getattr(base, name) for name in (*PLAIN, "metadata", "id")},
        language=str(pack.get("language") or "zh").partition("-")[0],
        regimes=_all(Regime, pack, "regimes"),
        bodies=_all(Body, pack, "bodies"),
        laws=_all(Law, pack, "laws"),
        layouts=layouts,
        extras=extras,
        forms=forms,
        said=_read_said(folder, forms),
        lexicon=lexicon,
        grammars=_read_grammars(folder, pack),
    )


def _all(cls: type[Any], mapping: Mapping, key: str) -> tuple[Any, ...]:
    items = mapping.get(key) or []
    if not isinstance(items, list):
        raise mapping.error(f"'{key}' must be a list", key)
    return tuple(build(cls, require_mapping(i, mapping.file, f"an item of '{key}'"), "key") for i in items)


def _read_sections(folder: Traversable) -> tuple[tuple[Layout, ...], tuple[SectionSpec, ...]]:
    path = folder / "sections.yaml"
    if not path.is_file():
        return (), ()
    content = require_mapping(read_yaml(path), path.name, "the file")
    for key in content:
        if key not in ("layouts", "extras"):
            raise content.error(f"unknown key '{key}'{guess(key, ('layouts', 'extras'))}", key)
    return _all(Layout, content, "layouts"), _all(SectionSpec, content, "extras")


def _read_forms(folder: Traversable) -> tuple[Form, ...]:
    forms = folder / "forms"
    if not forms.is_dir():
        return ()
    paths = sorted((p for p in forms.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name)
    found = []
    for path in paths:
        if path.name == _SAID:
            continue
        name = f"forms/{path.name}"
        mapping = require_mapping(read_yaml(path, name), name, "the file")
        found.append(with_formulas(build(Form, mapping, "key"), mapping))
    return tuple(found)


def _read_said(folder: Traversable, forms: tuple[Form, ...]) -> tuple[Said, ...]:
    """Return how sentences speak of cells; each cell is one of the form named."""
    path = folder / "forms" / _SAID
    if not path.is_file():
        return ()
    content = require_mapping(read_yaml(path, f"forms/{_SAID}"), f"forms/{_SAID}", "the file")
    found = _all(Said, content, "said")
    for said, item in zip(found, content["said"], strict=True):
        of_id = [form for form in forms if form.id == said.form]
        if not of_id:
            raise item.error(f"no form '{said.form}'{guess(said.form, [f.id for f in forms])}", "form")
        rows = {row.id for form in of_id for row in form.rows}
        for key in ("equals", "loosely"):
            for cell in re.split(r" [+-] ", " + ".join(getattr(said, key))):
                row = cell.partition("/")[0].removesuffix(".*")
                if cell and row not in rows and not any(id.startswith(f"{row}.") for id in rows):
                    raise item.error(f"the form has no row '{row}'{guess(row, rows)}", key)
    return found


def read_lexicon(folder: Traversable) -> Lexicon:
    """Return the pack's words; an empty lexicon where it has no lexicon.yaml."""
    path = folder / "lexicon.yaml"
    if not path.is_file():
        return Lexicon()
    content = require_mapping(read_yaml(path), path.name, "the file")
    for key in content:
        if key not in (*NAMES, "lists"):
            what = f"the program asks for no list '{key}'; one that only rules ask for stands under 'lists'"
            raise content.error(what + guess(key, NAMES), key)
    named = Mapping(content.file, content.line)
    named.update({key: value for key, value in content.items() if key != "lists"})
    named.lines = content.lines
    lexicon: Lexicon = build(Lexicon, named, "list")
    for key in named:
        _occurs(lexicon.texts(key) or (), content, key)
    return replace(lexicon, lists=_own_lists(content))


def _own_lists(content: Mapping) -> dict[str, tuple[str, ...]]:
    """Return the lists under 'lists'; pairs (wrong: right) as "wrong=right"."""
    if "lists" not in content:
        return {}
    lists = require_mapping(content["lists"], content.file, "'lists'")
    found: dict[str, tuple[str, ...]] = {}
    for key, value in lists.items():
        if isinstance(value, Mapping):
            found[key] = tuple(f"{wrong}={right}" for wrong, right in value.items())
        elif isinstance(value, list) and not any(isinstance(item, Mapping) for item in value):
            found[key] = tuple(str(item) for item in value)
        else:
            raise lists.error(f"'{key}' must be a list of words", key)
        _occurs(found[key], lists, key)
    return found


def _occurs(words: tuple[str, ...], content: Mapping, key: str) -> None:
    """Raise where a word is so written that it never occurs in a folded text."""
    for word in words:
        if (fault := Pattern(word).fault()) and "never occurs" in fault:
            raise content.error(fault, key)


def _is_file(path: Traversable) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for any file
        return False


def _read_grammars(folder: Traversable, pack: Mapping) -> dict[str, str]:
    """Return the text of each grammar that the pack names: its own, or a shipped one."""
    texts = {}
    named = require_mapping(pack["grammars"], pack.file, "'grammars'")
    for use in GRAMMARS:
        name = str(named.get(use) or f"{use}.lark")
        places = (folder / name, shipped("grammars") / name)
        path = next(filter(_is_file, places), None)
        if "/" in name or not name.endswith(".lark") or path is None:
            raise named.error(f"no grammar '{name}': neither beside {pack.file} nor among those shipped", use)
        texts[use] = path.read_text(encoding="utf-8")
        if path is places[0]:
            grammar(texts[use], name)  # says at once what is wrong with a grammar of the pack's own
    for use in named:
        if use not in GRAMMARS:
            raise named.error(f"unknown grammar '{use}'{guess(use, GRAMMARS)}", use)
    return texts
