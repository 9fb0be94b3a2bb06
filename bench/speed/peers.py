"""What is compared with: public tools from their registries, each as its users run it.

bench/SPEED.md has the commands that install them.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

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
_WORDS = (
    "人名政府",
    "政府信息公示",
    "XX",
    "依法行证",
    "有关部们",
    "上一篇",
    "下一篇",
    "打印本页",
    "年年",
    "的的",
)


def peers(folder: Path, work: Path, paths: Sequence[str]) -> list[Command]:
    """Return the tools in *folder*, each on *paths*; what is not there is told of and left out."""
    found = []
    npm = folder / "node_modules" / ".bin"
    if (npm / "textlint").exists() and shutil.which("node"):
        rules = work / "rules"
        rules.mkdir(exist_ok=True)
        (rules / "sections.js").write_text(_RULE, encoding="utf-8")
        found.append(_textlint(folder, work, "textlint, one rule", ["sections"], paths))
        if all((folder / "node_modules" / f"textlint-rule-{name}").exists() for name in _ZH):
            found.append(_textlint(folder, work, "textlint, rules for Chinese", ["sections", *_ZH], paths))
    if (npm / "autocorrect").exists() and shutil.which("node"):
        words = [str(npm / "autocorrect"), "--lint", "--format", "json", "-q", *paths]
        found.append(Command("AutoCorrect, JSON", words))
    if (folder / "bin" / "proselint").exists():
        found.append(Command("proselint", [str(folder / "bin" / "proselint"), "check", *paths]))
    if (folder / "semgrep" / "bin" / "semgrep").exists():
        rules = [
            {
                "id": f"r{n}",
                "languages": ["regex"],
                "severity": "INFO",
                "message": "found",
                "pattern-regex": one,
            }
            for n, one in enumerate((*_WORDS, *(rf"{word}\s*\d+" for word in _WORDS)))
        ]
        (work / "semgrep.yaml").write_text(json.dumps({"rules": rules}), encoding="utf-8")
        words = ["scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--json", "--quiet"]
        semgrep = str(folder / "semgrep" / "bin" / "semgrep")
        found.append(
            Command("semgrep, 20 patterns", [semgrep, *words, "--config", str(work / "semgrep.yaml"), *paths])
        )
    there = " ".join(command.name for command in found)
    for name in ("textlint, one rule", "textlint, rules for Chinese", "AutoCorrect", "proselint", "semgrep"):
        if name not in there:
            print(f"{name}: not in {folder}, left out", file=sys.stderr)
    return found


def _textlint(folder: Path, work: Path, name: str, rules: list[str], paths: Sequence[str]) -> Command:
    config = work / f"textlint-{len(rules)}.json"
    config.write_text(json.dumps({"rules": dict.fromkeys(rules, True)}), encoding="utf-8")
    textlint = str(folder / "node_modules" / ".bin" / "textlint")
    # Rules of packages are looked for beside the folder of rules.
    modules = ["--rules-base-directory", str(folder / "node_modules")] if len(rules) > 1 else []
    return Command(name, [textlint, *modules, "--rulesdir", str(work / "rules"), "-c", str(config), *paths])
