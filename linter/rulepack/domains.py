"""pack.yaml, sections.yaml, forms/*.yaml and lexicon.yaml become a Domain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linter.domain.domain import Body, Domain, Law, Layout, Regime, SectionSpec
from linter.domain.form import Between, Form
from linter.domain.lexicon import NAMES, Lexicon
from linter.domain.said import Said
from linter.domain.sentences import CompiledPattern
from linter.grammar.tables import grammar
from linter.resources import shipped
from linter.rulepack.between import read_between
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.faults import Faults
from linter.rulepack.forms import read_forms
from linter.rulepack.formulas import with_formulas
from linter.rulepack.layers import CHANGES, LAID, RULES, Layer, changed, copied
from linter.rulepack.patterns import read_fragments, read_patterns
from linter.rulepack.said import read_said
from linter.rulepack.sections import read_sections
from linter.text.pattern import Pattern
from linter.yamlfile import Mapping

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_LEXICON = "lexicon.yaml"
_SECTIONS = "sections.yaml"
GRAMMARS = ("report",)
RETIRED = ("statement",)  # older packs name it: sentences are read without a grammar
PLAIN = (
    "recognised",
    "preambles",
    "titles",
    "issuers",
    "dates",
    "periods",
    "residue",
    "letterhead",
    "contents",
    "foreign",
    "parts",
    "formulas",
)
_NAMED = ("metadata", "id", "unlike", "groups")
_LISTS = ("regimes", "bodies", "laws")
_OWN = ("id", "version", "language", "title", "unlike", "groups", "grammars", "metadata", *_LISTS)
UPPER = ("id", "version", "title", "unlike", "groups", "extends", "overrides", "grammars", *CHANGES)


def read_domain(layers: Sequence[Layer], faults: Faults) -> Domain:
    """Return what the pack of these *layers*, the lowest first, knows of its reports.

    What is wrong goes into *faults*, but for what leaves nothing to go on with.
    """
    pack = _pack(layers, faults)
    lexicon = Lexicon()
    forms: tuple[Form, ...] = ()
    layouts: tuple[Layout, ...] = ()
    extras: tuple[SectionSpec, ...] = ()
    said: tuple[Said, ...] = ()
    between: tuple[Between, ...] = ()
    patterns: tuple[CompiledPattern, ...] = ()
    with faults.kept():
        lexicon = _read_lexicon(layers)
    with faults.kept():
        forms = tuple(with_formulas(build(Form, each, "key"), each) for each in read_forms(layers))
    with faults.kept():
        between = read_between(layers, forms)
    with faults.kept():
        layouts, extras = _read_sections(layers)
    with faults.kept():
        fragments = read_fragments(layers)
        with faults.kept():
            said = read_said(layers, forms, lexicon, fragments)
        patterns = read_patterns(layers, lexicon, fragments)
    simple = Mapping(pack.file, pack.line)
    for key in (*PLAIN, *_NAMED):
        if key in pack:
            simple[key] = pack[key]
            simple.lines[key] = pack.lines[key]
    base: Domain = build(Domain, simple, "key")
    return Domain(
        **{name: getattr(base, name) for name in (*PLAIN, *_NAMED)},
        language=str(pack.get("language") or "zh").partition("-")[0],
        regimes=_all(Regime, pack, "regimes"),
        bodies=_all(Body, pack, "bodies"),
        laws=_all(Law, pack, "laws"),
        layouts=layouts,
        extras=extras,
        forms=forms,
        said=said,
        between=between,
        patterns=patterns,
        lexicon=lexicon,
        grammars=_read_grammars(layers),
    )


def _pack(layers: Sequence[Layer], faults: Faults) -> Mapping:
    """Return pack.yaml of the lowest layer with what those above it add and remove."""
    lowest, *upper = layers
    for key in lowest.pack:
        if key not in _OWN and key not in PLAIN:
            guessed = guess(key, (*PLAIN, *_OWN, "extends"))
            with faults.kept():
                raise lowest.pack.error(f"unknown key '{key}'{guessed}", key)
    pack = lowest.pack
    for layer in upper:
        for key in layer.pack:
            if key not in UPPER:
                held = ", ".join(UPPER)
                with faults.kept():
                    raise layer.pack.error(f"a pack that extends another holds {held}, not '{key}'", key)
        for key in ("unlike", "groups"):
            if key in layer.pack:
                pack = copied(pack)
                pack[key], pack.lines[key] = layer.pack[key], layer.pack.lines[key]
        with faults.kept():
            pack = changed(pack, _of_pack(layer.pack), (*PLAIN, "metadata", *_LISTS))
    return pack


def _of_pack(pack: Mapping) -> Mapping:
    """Return what a pack.yaml adds and removes of the lists of one; what is not of them is `gone`'s."""
    found = Mapping(pack.file, pack.line)
    found.lines = pack.lines
    for word in CHANGES:
        if word in pack:
            parts = copied(require_mapping(pack[word], pack.file, f"'{word}'"))
            for key in (*LAID, RULES) if word == "remove" else ():
                parts.pop(key, None)
            found[word] = parts
    return found


def _all(cls: type[Any], mapping: Mapping, key: str) -> tuple[Any, ...]:
    items = mapping.get(key) or []
    if not isinstance(items, list):
        raise mapping.error(f"'{key}' must be a list", key)
    return tuple(build(cls, require_mapping(i, mapping.file, f"an item of '{key}'"), "key") for i in items)


def _read_sections(layers: Sequence[Layer]) -> tuple[tuple[Layout, ...], tuple[SectionSpec, ...]]:
    found = read_sections(layers)
    if found is None:
        return (), ()
    return _all(Layout, found, "layouts"), _all(SectionSpec, found, "extras")


def _read_lexicon(layers: Sequence[Layer]) -> Lexicon:
    """Return the pack's words; an empty lexicon where no layer has a lexicon.yaml."""
    content = None
    for layer in layers:
        own = layer.read(_LEXICON)
        if own is not None:
            content = own if content is None else changed(content, own, (*NAMES, "lists"))
    return Lexicon() if content is None else lexicon_of(content)


def lexicon_of(content: Mapping) -> Lexicon:
    """Return the lists of words that *content* holds.

    Raises RulePackError on a name that nothing reads, and on a word that can never occur.
    """
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


def _read_grammars(layers: Sequence[Layer]) -> dict[str, str]:
    """Return the text of each grammar that the pack names: of the highest layer that names it, or a shipped one."""
    texts = {}
    for layer in layers:
        if "grammars" not in layer.pack:
            continue
        named = require_mapping(layer.pack["grammars"], layer.pack.file, "'grammars'")
        for use in named:
            if use not in (*GRAMMARS, *RETIRED):
                raise named.error(f"unknown grammar '{use}'{guess(use, GRAMMARS)}", use)
        for use in GRAMMARS:
            if use in texts and use not in named:
                continue
            name = str(named.get(use) or f"{use}.lark")
            places = (layer.folder / name, shipped("grammars") / name)
            path = next(filter(_is_file, places), None)
            if "/" in name or not name.endswith(".lark") or path is None:
                beside = f"neither beside {named.file} nor among those shipped"
                raise named.error(f"no grammar '{name}': {beside}", use)
            texts[use] = path.read_text(encoding="utf-8")
            if path is places[0]:
                grammar(texts[use], name)  # says at once what is wrong with a grammar of the pack's own
    return texts
