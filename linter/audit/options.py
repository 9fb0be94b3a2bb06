"""By what a run checks: plain data, so that any process can open the same rules, and what stands for them."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from linter import __version__
from linter.audit.shared import FILE as SHARED
from linter.config.settings import Config, by_path, load
from linter.judge.lint import Given
from linter.render.notes import notes
from linter.render.run import Run
from linter.resources import shipped
from linter.rulepack import RulePack, open_kinds, shipped_folder
from linter.rulepack.selection import selected
from linter.rulepack.stored import files_key, seal
from linter.run.batch import Settings


class Options(NamedTuple):
    """The words of the command line that decide what is found; of a copy of them, where the first ones were said."""

    pack: str = ""
    config: str = ""
    select: str = ""
    ignore: str = ""
    excerpt: bool = False
    here: str = ""  # the folder that paths of reports count from; none: this process's own
    home: str = ""  # the folder of the configuration that *config* is a copy of


class Rules(NamedTuple):
    """The rules that *options* mean."""

    pack: RulePack
    settings: Settings
    run: Run  # under which verdicts are told as records


@lru_cache(maxsize=2)
def rules_of(options: Options) -> Rules:
    """Return the rules; raise RulePackError, UsageError on what means nothing."""
    config = _config(options)
    folder = (shipped_folder(options.pack) or Path(options.pack)) if options.pack else None
    pack = config.applied(open_kinds(folder, config.over()))
    chosen = selected(pack, options.select, options.ignore)
    settings = _settings(
        options, by_path(_at_home(options, config), pack, Given(excerpt=options.excerpt), chosen)
    )
    run = Run(
        version=__version__,
        packs=pack.versions,
        names=pack.names(),
        rules=notes(chosen),
        ledger=True,
        language="zh",
    )
    return Rules(pack, settings, run)


def seal_of(options: Options) -> str:
    """Return what stands for the rules, the options and the program: with it a verdict holds or does not."""
    config = _config(options)
    folder = (shipped_folder(options.pack) or Path(options.pack)) if options.pack else None
    folders = [folder] if folder else sorted(
        (place for place in shipped("rules").iterdir() if (place / "pack.yaml").is_file()), key=lambda one: one.name
    )  # fmt: skip
    parts = [files_key(one, config.over()) for one in folders]
    return seal(
        *parts,
        (shipped("rules") / SHARED).read_bytes(),
        repr(config.keys),
        repr(options._replace(config="", here="", home="")),
    )


def _at_home(options: Options, config: Config) -> Config:
    """Return the configuration as its globs understand it: they count from the folder of the one that was copied."""
    return replace(config, file=Path(options.home) / Path(options.config).name) if options.home else config


def _settings(options: Options, settings: Settings) -> Settings:
    if not options.here:
        return settings
    return lambda path: settings(os.path.join(options.here, path))


def _config(options: Options) -> Config:
    return load(Path(options.config)) if options.config else Config()
