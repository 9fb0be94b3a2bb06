"""What the words of a command line name in a pack: its rules, its kinds of body."""

from __future__ import annotations

from linter.errors import UsageError
from linter.messages import Message
from linter.rulepack.rule import Rule, RulePack


def selected(pack: RulePack, select: str = "", ignore: str = "") -> list[Rule]:
    """Return the rules of *pack* that *select* names (empty: all) and *ignore* does not.

    Both are words parted by commas: a rule's id or name, or the letters its id begins with.
    Raises UsageError on a word that names no rule, with a guess at what was meant.
    """
    wanted, unwanted = _named(pack, select), _named(pack, ignore)
    return [r for r in pack.rules if (not wanted or r.id in wanted) and r.id not in unwanted]


def one(pack: RulePack, word: str) -> Rule:
    """Return the rule of *pack* with the id or name *word*; raise UsageError if there is none."""
    folded = word.strip().casefold()
    for rule in pack.rules:
        if folded in (rule.id.casefold(), rule.name.casefold()):
            return rule
    raise _unknown(pack, word)


def body(pack: RulePack, word: str) -> str:
    """Return *word* if it is a kind of body of *pack*, or nothing; raise UsageError if it is none."""
    known = [body.id for body in pack.domain.bodies]
    if word and word not in known:
        raise UsageError("no-kind-of-body", pack=pack.id, body=word, known=", ".join(known) or "none")
    return word


def _named(pack: RulePack, words: str) -> set[str]:
    found: set[str] = set()
    for word in filter(None, (part.strip() for part in words.split(","))):
        ids = {r.id for r in pack.rules if _names(word, r)}
        if not ids:
            raise _unknown(pack, word)
        found |= ids
    return found


def _names(word: str, rule: Rule) -> bool:
    return word.casefold() == rule.name.casefold() or rule.id.casefold().startswith(word.casefold())


def _unknown(pack: RulePack, word: str) -> UsageError:
    from linter.rulepack.build import guess  # brings YAML, which a right word does without

    known = [w for rule in pack.rules for w in (rule.id, rule.name)]
    near = guess(word, known) or Message("rules-are-listed")
    return UsageError("no-rule", pack=pack.id, rule=word, guess=near)
