"""Labels of a form and titles of a layout are known by the other writings that the pack says are the same."""

from __future__ import annotations

from dataclasses import replace

from linter.domain.domain import Layout, SectionSpec
from linter.domain.form import Block, Form, Label
from linter.domain.lexicon import Lexicon
from linter.domain.writings import writings


def with_writings(form: Form, lexicon: Lexicon) -> Form:
    """Return *form*, its rows and columns with every writing that it does not tell from theirs."""
    if not form.normalise:
        return form

    def label(one: Label) -> Label:
        return replace(one, aliases=writings(one.writings, form.normalise, lexicon)[1:]) if one.label else one

    def block(one: Block) -> Block:
        return replace(one, columns=tuple(map(label, one.columns)), rows=tuple(map(label, one.rows)))

    return replace(form, blocks=tuple(map(block, form.blocks)), panels=tuple(map(block, form.panels)))


def with_titles(layout: Layout, lexicon: Lexicon) -> Layout:
    """Return *layout*, its sections with every title that it does not tell from theirs."""
    if not layout.normalise:
        return layout

    def section(spec: SectionSpec) -> SectionSpec:
        accepted = writings(spec.accepted, layout.normalise, lexicon)
        return replace(spec, aliases=accepted[1:], subsections=tuple(map(section, spec.subsections)))

    return replace(layout, sections=tuple(map(section, layout.sections)))
