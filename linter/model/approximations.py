"""What is said to be about so much."""

from __future__ import annotations

from decimal import Decimal

from linter.model.evaluation import Evaluation, State, Terms
from linter.model.figure import Figure
from linter.model.ratios import share_of
from linter.model.sums import at_most_of

_ROUGHLY = Decimal("1.3")  # about so many is never more than so many times as many
_BEYOND = Decimal("1.4")  # nor is 1000余, a thousand and some
_POINTS = Decimal(10)  # that a share of about so many per cent may be off


def approximate_of(relation: Terms) -> Evaluation:
    """What is said to be about so much is held against only what it can in no way be."""
    unsure = Evaluation(State.UNDECIDED, reason="approximate")
    if any(not figure.exact for figure in relation.left):
        return unsure
    if relation.kind == "share" and all(figure.exact for figure in relation.right):
        found = share_of(relation)
        return found if found.computed is not None and _far_share(relation, found) else unsure
    if relation.kind != "at_most":
        return unsure
    if any(
        figure.approximate == "more" or (figure.decimals and figure.scale == 1) for figure in relation.right
    ):
        return unsure
    found = at_most_of(relation)
    most = sum((_utmost(figure) for figure in relation.right), Decimal(0))
    assert found.computed is not None
    return found if found.state is State.BROKEN and found.computed > most else unsure


def _utmost(figure: Figure) -> Decimal:
    """Return what *figure*, said to be about so many, can be at most: 300余 is less than 400."""
    if figure.approximate == "beyond":
        step = Decimal(1).scaleb(figure.value.adjusted())
        return min(figure.value + step, max(figure.value * _BEYOND, Decimal(100)))
    return figure.value if figure.exact else figure.value * _ROUGHLY


def _far_share(relation: Terms, found: Evaluation) -> bool:
    """Whether a share of about so much (六成以上, 约76%) is far from what its figures make."""
    assert relation.stated is not None and found.computed is not None
    said, apart = relation.stated.approximate, found.computed - relation.stated.value
    below = {"more", "beyond"}
    return apart < -_POINTS if said in below else apart > _POINTS if said == "less" else abs(apart) > _POINTS
