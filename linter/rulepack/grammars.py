"""The grammars that a pack names: files of its own, or shipped ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.grammar.tables import grammar
from linter.resources import shipped
from linter.rulepack.build import guess, require_mapping
from linter.rulepack.layers import Layer

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

GRAMMARS = ("report",)
RETIRED = ("statement",)  # older packs name it: sentences are read without a grammar


def _is_file(path: Traversable) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for any file
        return False


def read_grammars(layers: Sequence[Layer]) -> dict[str, str]:
    """Return the text of each grammar that the pack names: of the highest layer that names it, or a shipped one."""
    texts = {}
    for layer in layers:
        if "grammars" not in layer.pack:
            continue
        named = require_mapping(layer.pack["grammars"], layer.pack.file, "grammars")
        for use in named:
            if use not in (*GRAMMARS, *RETIRED):
                raise named.error("unknown-grammar", use, use=use, guess=guess(use, GRAMMARS))
        for use in GRAMMARS:
            if use in texts and use not in named:
                continue
            name = str(named.get(use) or f"{use}.lark")
            places = (layer.folder / name, shipped("grammars") / name)
            path = next(filter(_is_file, places), None)
            if "/" in name or not name.endswith(".lark") or path is None:
                raise named.error("no-grammar", use, name=name, file=named.file)
            texts[use] = path.read_text(encoding="utf-8")
            if path is places[0]:
                grammar(texts[use], name)  # says at once what is wrong with a grammar of the pack's own
    return texts
