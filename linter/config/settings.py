"""A user's configuration: what holds for the reports of a folder, checked, and from which line."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from linter.config.globs import matches
from linter.config.places import is_within
from linter.errors import RulePackError, UsageError
from linter.judge.lint import Given
from linter.model.finding import Verdict
from linter.model.unchecked import Configuration
from linter.records import dataclass
from linter.rulepack import Rule, RulePack, shipped_folder
from linter.rulepack.selection import body, selected
from linter.run.batch import Settings, verdicts
from linter.run.questions import ALL_HERE, ALONE, Against, Means
from linter.run.results import Results

if TYPE_CHECKING:  # what reads YAML is imported only where there is some
    from linter.yamlfile import YamlMapping

_FAIL_ON = re.compile(r"(?:error|warning|info|never)(?:,\s*undecided)?")


@dataclass(frozen=True, slots=True)
class PathSettings:
    """What is otherwise for the reports that a glob, counted from the configuration's folder, means."""

    match: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    body: str = ""
    excerpt: bool | None = None


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of a configuration."""

    pack: str = ""
    extends: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: dict[str, Any] = field(default_factory=dict)
    paths: tuple[PathSettings, ...] = ()
    fail_on: str = ""
    lang: Literal["zh", "en"] | None = None
    waivers: str = ""
    baseline: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration as read: its file (none: nothing is configured), keys, and their lines."""

    file: Path | None = None
    keys: _Keys = _Keys()
    raw: YamlMapping | None = None

    def path(self, name: str) -> Path:
        """Return what *name*, a path in the configuration, means: it counts from its folder."""
        return (self.file.parent if self.file else Path()) / name

    def defaults(self) -> dict[str, Any]:
        """Return what stands for the options of the command line that are not given."""
        keys = self.keys
        found: dict[str, Any] = {
            "pack": keys.pack
            if shipped_folder(keys.pack)
            else str(self.path(keys.pack))
            if keys.pack
            else "",
            "select": ",".join(keys.select),
            "ignore": ",".join(keys.ignore),
            "fail_on": keys.fail_on,
            "lang": keys.lang,
            "waivers": str(self.path(keys.waivers)) if keys.waivers else "",
            "known": str(self.path(keys.baseline)) if keys.baseline else "",
        }
        return {key: value for key, value in found.items() if value}

    def applied(self, pack: RulePack) -> RulePack:
        """Return *pack*, which the packs of `over` are laid upon already, as it is configured.

        Raises RulePackError, with file and line, on what names nothing in it.
        """
        if self.raw is None:
            return pack
        from linter.rulepack.override import overridden

        if self.keys.rules:
            pack = overridden(pack, self.raw["rules"])
        for mapping in (self.raw, *self.raw.get("paths", [])):
            for key in ("select", "ignore", "body"):
                self._verify(pack, mapping, key)
        # What is otherwise for some paths is told with each report; other packs have no seal of ours.
        changed = f"{pack.seal} {self.keys.rules!r}" if self.keys.rules else pack.seal
        return replace(pack, seal=changed)

    def over(self) -> tuple[Path, ...]:
        """Return the folders of the packs that are to be laid upon the pack."""
        return tuple(self.path(name) for name in self.keys.extends)

    def _verify(self, pack: RulePack, mapping: YamlMapping, key: str) -> None:
        try:
            if key == "body":
                body(pack, mapping.get(key, ""))
            else:
                selected(pack, ",".join(mapping.get(key, ())))
        except UsageError as error:
            raise mapping.error(error.message, key) from None

    def told(self) -> Configuration | None:
        """Return what is told of the file with the findings; None where nothing is configured."""
        if self.file is None or self.raw is None:
            return None
        digest = hashlib.sha256(self.file.read_bytes()).hexdigest()
        return Configuration(os.path.relpath(self.file), digest, tuple(self._changes(self.raw)))

    def _changes(self, raw: YamlMapping) -> Iterator[str]:
        for key, value in raw.items():
            if key == "paths":
                said = ", ".join(one.match for one in self.keys.paths)
            else:  # of rules their ids, of a list its members
                said = ", ".join(map(str, value)) if isinstance(value, list | dict) else str(value)
            yield f"{'fail-on' if key == 'fail_on' else key}: {said}"

    def settings(self, path: str) -> PathSettings:
        """Return what is otherwise for the report at *path*: of several globs, the last one wins."""
        settings = PathSettings("")
        for one in self.keys.paths:
            if path != "-" and matches(one.match, path, str(self.path("."))):
                settings = PathSettings(
                    match=one.match,
                    select=one.select or settings.select,
                    ignore=(*settings.ignore, *one.ignore),
                    body=one.body or settings.body,
                    excerpt=settings.excerpt if one.excerpt is None else one.excerpt,
                )
        return settings


def configured_verdicts(
    paths: Iterable[str],
    pack: RulePack,
    given: Given,
    rules: list[Rule],
    config: Config,
    against: Against = ALONE,
    *,
    results: Results | None = None,
    means: Means = ALL_HERE,
) -> Iterator[Verdict]:
    """Yield the verdict on each path, with what is configured for it; the command line's word stands."""
    if not config.keys.paths:
        yield from verdicts(paths, pack, given, rules, against=against, results=results, means=means)
        return
    known = by_path(config, pack, given, rules)
    yield from verdicts(paths, pack, settings=known, against=against, results=results, means=means)


def by_path(config: Config, pack: RulePack, given: Given, rules: list[Rule]) -> Settings:
    """Return what says of a path what is known of it and which of *rules* it is held against."""
    made: dict[PathSettings, tuple[Given, list[Rule]]] = {}

    def known(path: str) -> tuple[Given, list[Rule]]:
        settings = config.settings(path)
        if settings not in made:
            left = {r.id for r in selected(pack, ",".join(settings.select), ",".join(settings.ignore))}
            body = given.body or settings.body
            excerpt = given.excerpt or bool(settings.excerpt)
            chosen = [rule for rule in rules if rule.id in left]
            made[settings] = replace(given, body=body, excerpt=excerpt), chosen
        return made[settings]

    return known


def load(path: Path) -> Config:
    """Return the configuration in *path*; raise RulePackError on what cannot be understood."""
    from linter.config.file import read_config
    from linter.rulepack.build import build

    raw = read_config(path)
    keys: _Keys = build(_Keys, raw, "key")
    if keys.fail_on and not _FAIL_ON.fullmatch(keys.fail_on):
        raise raw.error("no-level", "fail_on", value=keys.fail_on)
    for key in ("waivers", "baseline"):
        name = getattr(keys, key)
        if name and not is_within(path.parent / name, path.parent):
            raise raw.error("leads-out", key, name=name)
    for item, one in zip(raw.get("paths", []), keys.paths, strict=True):
        if not one.match.strip():
            raise RulePackError(item.file, item.line, "no-match")
    return replace(Config(), file=path, keys=keys, raw=raw)
