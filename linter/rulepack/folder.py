"""A folder of YAML becomes a RulePack, with the packs that it stands on below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.rulepack import measured
from linter.rulepack.build import guess, texts_by_language
from linter.rulepack.domains import read_domain
from linter.rulepack.faults import Faults
from linter.rulepack.layers import Layer, layers_of
from linter.rulepack.rule import Measured, RulePack
from linter.rulepack.stack import Stack
from linter.yamlfile import YamlMapping

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read_folder(folder: Traversable, over: Sequence[Traversable] = ()) -> RulePack:
    """Return the rule pack in *folder*, with the packs of *over* laid upon it.

    Raises RulePackError on what in them cannot be understood: the first such thing, with the
    others beside it. Those *over* it leave its id and version as they are.
    """
    layers = layers_of(folder, over)
    for key in ("id", "version", "title", "grammars"):
        if key not in layers[0].pack:
            raise _missing(layers[0].pack, key)
    words, faults = Faults(), Faults()
    domain = read_domain(layers, faults, words)
    if faults:  # rules ask for what these files hold: of a half of it they would be accused, too
        faults.take(words)
        faults.tell()
    own = [layer.pack for layer in layers[: len(layers) - len(over)]]
    title = texts_by_language(next(pack for pack in reversed(own) if "title" in pack), "title")
    domain = replace(domain, id=str(_last(own, "id")))
    stack = Stack(words)
    for layer in layers:
        stack.add(layer)
    pack = stack.onto(RulePack(domain.id, str(_last(own, "version")), title, domain, ()))
    words.tell()
    return replace(pack, measured=_measured(layers, pack))


def _measured(layers: Sequence[Layer], pack: RulePack) -> dict[str, Measured]:
    """Return what was measured of the rules of *pack*, by those that wrote them."""
    known: dict[str, Measured] = {}
    for layer in layers:
        known |= measured.read_measured(layer.folder)
    ids = {rule.id for rule in pack.rules}
    return {id: counts for id, counts in known.items() if id in ids}


def _missing(pack: YamlMapping, key: str) -> Exception:
    near = next((word for word in pack if guess(word, ("extends",))), None)
    if near is not None:
        return pack.error("write-extends", near, key=key, word=near)
    return pack.error("missing-key", key=key, guess="")


def _last(packs: Sequence[YamlMapping], key: str) -> object:
    return next(pack[key] for pack in reversed(packs) if key in pack)
