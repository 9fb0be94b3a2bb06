"""What is compared with: public tools from their registries, each as its users run it.

bench/SPEED.md has the commands that install them. Each must show, on a text made for it, that its rules
are in force: a tool that silently runs one rule of four is fast.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.speed import hits, patterns
from bench.speed.measure import Command

# The same as the structure rules of the shipped pack for one regime: six sections in their order,
# and a total of a sentence held against the parts that it names.
_RULE = """\
const SECTIONS = ["总体情况", "主动公开", "依申请公开", "行政复议", "问题", "其他"];
module.exports = (context) => {
  const { Syntax, RuleError, report, getSource } = context;
  return {
    [Syntax.Document](node) {
      const text = getSource(node);
      let at = -1;
      for (const section of SECTIONS) {
        const found = text.search(new RegExp("[一二三四五六七][、.].*" + section));
        if (found < 0) report(node, new RuleError("section missing: " + section));
        else if (found < at) report(node, new RuleError("section out of order: " + section));
        at = Math.max(at, found);
      }
      for (const sentence of text.split(/[。\\n]/)) {
        const numbers = [...sentence.matchAll(/(\\d+)(?:条|件|次|人)/g)].map((match) => Number(match[1]));
        if (/共/.test(sentence) && /其中/.test(sentence) && numbers.length > 2) {
          const [total, ...parts] = numbers;
          if (parts.reduce((a, b) => a + b, 0) !== total) report(node, new RuleError("sum"));
        }
      }
    },
  };
};
"""
_ZH = ("no-todo", "sentence-length", "zh-half-and-full-width-bracket")
_CANARY = (
    """\
TODO: 补写。全年主动公开信息12条,其中网站5条，very unique的微信8条(见附表)。

"""
    + "各部门认真贯彻落实条例要求，" * 12
    + "。\n\nThis is very unique.\n"
)


@dataclass(frozen=True)
class Peer:
    """A tool: how it is called, how its findings are read, and the rules that must be among them."""

    name: str
    words: Sequence[str]
    counted: Callable[[str], Counter[str]]  # of its output, by rule
    wanted: frozenset[str]
    canary: str = _CANARY
    glob: bool = False  # one pattern of names in place of the names
    tells: int = 1  # where it prints its findings: 1 standard output, 2 standard error

    def on(self, paths: Sequence[str], work: Path) -> Command:
        """Return the command, to be run in *work*, that checks *paths*, all that is in one folder."""
        if self.glob:  # it takes no absolute path, and of several names the first
            there = Path(os.path.relpath(paths[0], work))
            paths = [str(there.parent / "*.txt" if len(paths) > 1 else there)]
        return Command(self.name, [*self.words, *paths])

    def found(self, paths: Sequence[str], env: Mapping[str, str], work: Path) -> Counter[str]:
        """Return how often each rule spoke of *paths*; end where a wanted one keeps silent on the canary."""
        canary = work / "canary.txt"
        canary.write_text(self.canary, encoding="utf-8")
        silent = self.wanted - self._run([str(canary)], env, work).keys()
        if silent:
            sys.exit(f"{self.name}: these rules are not in force: {', '.join(sorted(silent))}")
        return self._run(paths, env, work)

    def _run(self, paths: Sequence[str], env: Mapping[str, str], work: Path) -> Counter[str]:
        command = self.on(paths, work)
        done = subprocess.run(
            command.words, check=False, env=env, cwd=work, capture_output=True, text=True, errors="replace"
        )
        if done.returncode not in command.codes:
            sys.exit(f"{self.name} ended with {done.returncode}: {done.stderr[-500:]}")
        return self.counted(done.stdout if self.tells == 1 else done.stderr)


def peers(folder: Path, work: Path) -> list[Peer]:
    """Return the tools in *folder*; what is not there is told of and left out."""
    npm = folder / "node_modules" / ".bin"
    node = shutil.which("node") is not None
    found = [
        (node and (npm / "textlint").exists(), lambda: _textlint(folder, work)),
        (node and (npm / "autocorrect").exists(), lambda: [_autocorrect(npm)]),
        (node and (npm / "zhlint").exists(), lambda: [_zhlint(npm)]),
        ((folder / "bin" / "proselint").exists(), lambda: [_proselint(folder)]),
        ((folder / "semgrep" / "bin" / "semgrep").exists(), lambda: [_semgrep(folder, work)]),
    ]
    for (there, _), name in zip(
        found, ("textlint", "autocorrect", "zhlint", "proselint", "semgrep"), strict=True
    ):
        if not there:
            print(f"{name}: not in {folder}, left out", file=sys.stderr)
    return [peer for there, make in found if there for peer in make()]


def _textlint(folder: Path, work: Path) -> list[Peer]:
    """The rule of ours alone; and with the packages, which are looked for beside the folder of rules.

    A rule of the folder must not be named in the configuration: then those of packages are silently left out.
    """
    rules = work / "rules"
    rules.mkdir(exist_ok=True)
    (rules / "sections.js").write_text(_RULE, encoding="utf-8")
    textlint = str(folder / "node_modules" / ".bin" / "textlint")
    made = []
    for name, named in (("textlint, one rule", ()), ("textlint, rules for Chinese", _ZH)):
        if not all((folder / "node_modules" / f"textlint-rule-{one}").exists() for one in named):
            continue
        config = work / f"textlint-{len(named)}.json"
        config.write_text(json.dumps({"rules": dict.fromkeys(named or ["sections"], True)}), encoding="utf-8")
        base = ["--rules-base-directory", str(folder / "node_modules")] if named else []
        words = [textlint, *base, "--rulesdir", str(rules), "-c", str(config), "-f", "json"]
        made.append(Peer(name, words, hits.textlint, frozenset({"sections", *named})))
    return made


def _autocorrect(npm: Path) -> Peer:
    words = [str(npm / "autocorrect"), "--lint", "--format", "json", "-q"]
    return Peer("AutoCorrect, JSON", words, hits.autocorrect, frozenset({"spaces", "punctuation"}))


def _zhlint(npm: Path) -> Peer:
    wanted = frozenset({"此处标点符号需要使用全角", "此处中英文内容之间需要一个空格"})
    return Peer("zhlint", [str(npm / "zhlint")], hits.zhlint, wanted, glob=True, tells=2)


def _proselint(folder: Path) -> Peer:
    words = [str(folder / "bin" / "proselint"), "check", "--output-format", "json"]
    return Peer("proselint", words, hits.proselint, frozenset({"uncomparables", "weasel_words.very"}))


def _semgrep(folder: Path, work: Path) -> Peer:
    """The expressions of our own rules of what must not stand in a text, on the examples of those rules."""
    semgrep = str(folder / "semgrep" / "bin" / "semgrep")
    rules = patterns.forbidden()
    config = work / "semgrep.json"
    words = [
        semgrep,
        "scan",
        "--metrics=off",
        "--disable-version-check",
        "--no-git-ignore",
        "--json",
        "--quiet",
    ]
    words += ["--config", str(config)]
    canary = patterns.examples()
    config.write_text(patterns.semgrep(rules), encoding="utf-8")
    name = f"semgrep, {len(rules)} patterns of ours"
    return Peer(name, words, hits.semgrep, frozenset(patterns.rules_of(rules)), canary)
