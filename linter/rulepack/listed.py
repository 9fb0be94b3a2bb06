"""Files of a pack that hold one list: what a higher pack says stands behind what those below say."""

from __future__ import annotations

from collections.abc import Sequence

from linter.domain.form import Form
from linter.messages import Message
from linter.rulepack.build import guess, require_mapping
from linter.rulepack.layers import Layer, gone
from linter.yamlfile import YamlMapping


def listed(layers: Sequence[Layer], file: str, key: str, part: str) -> list[YamlMapping]:
    """Return the items under *key* of the packs' files; those below a pack that took *part* away are gone.

    Raises RulePackError where a file holds anything else.
    """
    found: list[YamlMapping] = []
    for layer in layers:
        if gone(layer, part):
            found.clear()
        own = layer.read(file)
        if own is None:
            continue
        for name in own:
            if name != key:
                raise own.error("unknown-key", name, key=name, guess=guess(name, (key,)))
        items = own.get(key) or []
        if not isinstance(items, list):
            raise own.error("must-be-list-not", key, key=key, value=items)
        found += [require_mapping(item, own.file, Message("an-item-of", key=key)) for item in items]
    return found


def versions(id: str, forms: Sequence[Form], item: YamlMapping, key: str) -> list[Form]:
    """Return the versions of the form *id*; raise RulePackError where *item* names one that is not there."""
    found = [form for form in forms if form.id == id]
    if not found:
        raise item.error("no-form", key, form=id, guess=guess(id, [form.id for form in forms]))
    return found
