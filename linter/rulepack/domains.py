"""pack.yaml, sections.yaml, forms/*.yaml and lexicon.yaml become a Domain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linter.domain.domain import Body, Domain, Law, Layout, Regime, SectionSpec
from linter.domain.form import Between, Form
from linter.domain.lexicon import Lexicon
from linter.domain.said import RowSaid, Said
from linter.domain.sentences import CompiledPattern
from linter.messages import Message
from linter.rulepack.between import read_between
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.faults import Faults
from linter.rulepack.forms import read_forms
from linter.rulepack.formulas import with_formulas
from linter.rulepack.grammars import read_grammars
from linter.rulepack.layers import CHANGES, LAID, RULES, Layer, changed, copied
from linter.rulepack.lexicons import read_lexicon
from linter.rulepack.normalise import with_titles, with_writings
from linter.rulepack.patterns import read_fragments, read_patterns
from linter.rulepack.rowsaid import read_rows_said
from linter.rulepack.said import read_said
from linter.rulepack.sections import read_sections
from linter.yamlfile import YamlMapping

_SECTIONS = "sections.yaml"
PLAIN = (
    "recognised",
    "preambles",
    "titles",
    "issuers",
    "dates",
    "periods",
    "residue",
    "letterhead",
    "regions",
    "contents",
    "foreign",
    "parts",
    "formulas",
)
_NAMED = ("metadata", "id", "unlike", "groups")
_LISTS = ("regimes", "bodies", "laws")
_OWN = ("id", "version", "language", "title", "unlike", "groups", "grammars", "metadata", *_LISTS)
UPPER = ("id", "version", "title", "unlike", "groups", "extends", "overrides", "grammars", *CHANGES)


def read_domain(layers: Sequence[Layer], faults: Faults, words: Faults) -> Domain:
    """Return what the pack of these *layers*, the lowest first, knows of its reports.

    What is wrong goes into *faults*, but for what leaves nothing to go on with; lists of words that cannot
    be understood into *words*: who asks for one of them is told nothing.
    """
    pack = _pack(layers, faults)
    forms: tuple[Form, ...] = ()
    layouts: tuple[Layout, ...] = ()
    extras: tuple[SectionSpec, ...] = ()
    said: tuple[Said, ...] = ()
    between: tuple[Between, ...] = ()
    rows_said: tuple[RowSaid, ...] = ()
    patterns: tuple[CompiledPattern, ...] = ()
    lexicon = _lexicon(layers, words)
    with faults.kept():
        layouts, extras = _read_sections(layers, lexicon)
        layouts = tuple(with_titles(layout, lexicon) for layout in layouts)
    with faults.kept():
        fragments = read_fragments(layers, faults)
        with faults.kept():
            patterns = read_patterns(layers, lexicon, fragments)
        built = (with_formulas(build(Form, each, "key", lexicon), each) for each in read_forms(layers))
        forms = tuple(with_writings(form, lexicon) for form in built)
        with faults.kept():
            between = read_between(layers, forms)
        with faults.kept():
            rows_said = read_rows_said(layers, forms)
        said = read_said(layers, forms, lexicon, fragments)
    simple = YamlMapping(pack.file, pack.line)
    for key in (*PLAIN, *_NAMED):
        if key in pack:
            simple[key] = pack[key]
            simple.lines[key] = pack.lines[key]
    base: Domain = build(Domain, simple, "key", lexicon)
    return Domain(
        **{name: getattr(base, name) for name in (*PLAIN, *_NAMED)},
        language=str(pack.get("language") or "zh").partition("-")[0],
        regimes=_all(Regime, pack, "regimes", lexicon),
        bodies=_all(Body, pack, "bodies", lexicon),
        laws=_all(Law, pack, "laws", lexicon),
        layouts=layouts,
        extras=extras,
        forms=forms,
        said=said,
        between=between,
        rows_said=rows_said,
        patterns=patterns,
        lexicon=lexicon,
        grammars=read_grammars(layers),
    )


def _lexicon(layers: Sequence[Layer], faults: Faults) -> Lexicon:
    """Return the pack's words; where the file as a whole cannot be read, tell at once: all else names some of them."""
    with faults.kept():
        return read_lexicon(layers, faults)
    faults.tell()
    return Lexicon()


def _pack(layers: Sequence[Layer], faults: Faults) -> YamlMapping:
    """Return pack.yaml of the lowest layer with what those above it add and remove."""
    lowest, *upper = layers
    for key in lowest.pack:
        if key not in _OWN and key not in PLAIN:
            guessed = guess(key, (*PLAIN, *_OWN, "extends"))
            with faults.kept():
                raise lowest.pack.error("unknown-key", key, key=key, guess=guessed)
    pack = lowest.pack
    for layer in upper:
        for key in layer.pack:
            if key not in UPPER:
                held = ", ".join(UPPER)
                with faults.kept():
                    raise layer.pack.error("not-held-above", key, held=held, key=key)
        for key in ("unlike", "groups"):
            if key in layer.pack:
                pack = copied(pack)
                pack[key], pack.lines[key] = layer.pack[key], layer.pack.lines[key]
        with faults.kept():
            pack = changed(pack, _of_pack(layer.pack), (*PLAIN, "metadata", *_LISTS))
    return pack


def _of_pack(pack: YamlMapping) -> YamlMapping:
    """Return what a pack.yaml adds and removes of the lists of one; what is not of them is `gone`'s."""
    found = YamlMapping(pack.file, pack.line)
    found.lines = pack.lines
    for word in CHANGES:
        if word in pack:
            parts = copied(require_mapping(pack[word], pack.file, word))
            for key in (*LAID, RULES) if word == "remove" else ():
                parts.pop(key, None)
            found[word] = parts
    return found


def _all(cls: type[Any], mapping: YamlMapping, key: str, lexicon: Lexicon) -> tuple[Any, ...]:
    items = mapping.get(key) or []
    if not isinstance(items, list):
        raise mapping.error("must-be-list", key, key=key)
    return tuple(
        build(cls, require_mapping(item, mapping.file, Message("an-item-of", key=key)), "key", lexicon)
        for item in items
    )


def _read_sections(
    layers: Sequence[Layer], lexicon: Lexicon
) -> tuple[tuple[Layout, ...], tuple[SectionSpec, ...]]:
    found = read_sections(layers)
    if found is None:
        return (), ()
    return _all(Layout, found, "layouts", lexicon), _all(SectionSpec, found, "extras", lexicon)
