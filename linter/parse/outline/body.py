"""The kind of a body, by how its name is written and what the text calls itself."""

from __future__ import annotations

from linter.domain.domain import Domain


def body_of(domain: Domain, name: str) -> str:
    """Return the kind of body that *name* is written like; nothing if it is like none."""
    for body in domain.bodies:
        if any(pattern.search(name) for pattern in body.patterns):
            return body.id
    return ""


def is_body(domain: Domain, name: str) -> bool:
    """Whether *name* is written like the name of a body."""
    return 2 < len(name) <= 30 and bool(body_of(domain, name))


def surely(domain: Domain, body: str, issuer: str) -> bool:
    """Whether *issuer* is written so that its kind, *body*, is beyond doubt."""
    return any(p.search(issuer) for b in domain.bodies if b.id == body for p in b.sure)


def own_words(text: str, domain: Domain, body: str) -> str:
    """Return the kind of body that the text calls itself (我局, 我镇); nothing if that is not clear.

    Where the issuer's name suggests another kind (a department whose title names only the county),
    the text must never speak as that one.
    """
    counts = {b.id: sum(text.count(word) for word in b.own_words) for b in domain.bodies}
    best = max(counts, key=lambda k: counts[k], default="")
    if not best or counts[best] < (3 if body else 2) or (body and counts.get(body)):
        return ""
    return best
