"""A folder of YAML becomes a RulePack, with the packs that it stands on below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.rulepack import measured, texts
from linter.rulepack.build import guess, require_mapping, texts_by_language
from linter.rulepack.domains import read_domain
from linter.rulepack.faults import Faults
from linter.rulepack.layers import PACK, Layer, layers_of
from linter.rulepack.override import overridden
from linter.rulepack.rule import RulePack
from linter.rulepack.rules import catalogue_order, read_rules
from linter.yamlfile import Mapping

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_NOT_RULES = (PACK, "sections.yaml", "lexicon.yaml", texts.FILE, measured.FILE)


def read_folder(folder: Traversable, over: Sequence[Traversable] = ()) -> RulePack:
    """Return the rule pack in *folder*, with the packs of *over* laid upon it.

    Raises RulePackError on what in them cannot be understood: the first such thing, with the
    others beside it. Those *over* it leave its id and version as they are.
    """
    layers = layers_of(folder, over)
    for key in ("id", "version", "title", "grammars"):
        if key not in layers[0].pack:
            raise _missing(layers[0].pack, key)
    faults = Faults()
    domain = read_domain(layers, faults)
    faults.tell()  # rules ask for what these files hold: of a half of it they would be accused, too
    pack = RulePack(str(layers[0].pack["id"]), "", {}, domain, ())
    own = layers[: len(layers) - len(over)]
    for layer in layers:
        pack = _with_layer(pack, layer, faults)
    faults.tell()
    known = [layer.pack for layer in own]
    return replace(
        pack,
        id=str(_last(known, "id")),
        version=str(_last(known, "version")),
        title=texts_by_language(next(p for p in reversed(known) if "title" in p), "title"),
        rules=tuple(sorted(pack.rules, key=catalogue_order)),
        measured=measured.read_measured(layers[0].folder),
    )


def _missing(pack: Mapping, key: str) -> Exception:
    near = next((f"; for '{word}' write 'extends'" for word in pack if guess(word, ("extends",))), "")
    at = next((word for word in pack if near and guess(word, ("extends",))), None)
    return pack.error(f"the key '{key}' is missing{near}", at)


def _last(packs: Sequence[Mapping], key: str) -> object:
    return next(pack[key] for pack in reversed(packs) if key in pack)


def _with_layer(pack: RulePack, layer: Layer, faults: Faults) -> RulePack:
    """Return *pack* with the overrides of *layer*, and its rules."""
    if "overrides" in layer.pack:
        with faults.kept():
            content = require_mapping(layer.pack["overrides"], layer.pack.file, "'overrides'")
            pack = overridden(pack, content)
    rules = list(pack.rules)
    shared = {}
    with faults.kept():
        shared = texts.read_texts(layer.folder)
    for name in layer.names():
        if name in _NOT_RULES:
            continue
        with faults.kept():
            found = require_mapping(layer.read(name), layer.at(name), "the file")
            rules += read_rules(found, pack.domain, {rule.id: rule for rule in rules}, shared, faults)
    return replace(pack, rules=tuple(rules))
