"""What a run met and did not check, in words: a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.model.unchecked import Reason
from linter.render.run import Language, Run
from linter.render.visible import visible

_MOST = 12  # names on a line
_DIGITS = 12  # of a hash
_SAID: dict[str, tuple[str, str]] = {
    "configured": ("设置文件 {}（SHA-256 {}）：{}", "configuration {} (SHA-256 {}): {}"),
    "waivers": ("豁免文件：{}", "waivers: {}"),
    "format": ("未检查，格式不支持：{}", "not checked, of formats that are not read: {}"),
    "link": (
        "未检查，链接没有跟进（--follow 跟进）：{}",
        "not checked, links are not followed (--follow): {}",
    ),
    "excluded": ("未检查，已排除：{}", "not checked, excluded: {}"),
    "own output": ("跳过，本工具的输出：{}", "skipped, outputs of this program: {}"),
    "others": ("未检查，其他文件 {} 个：{}", "not checked, {} other files: {}"),
    "no suffix": ("无后缀", "no suffix"),
    "repeat": ("同一单位同一年度有 {} 份（{} {}）：{}", "{} files of one body and year ({} {}): {}"),
    "more": ("等 {} 个", "and more: {} in all"),
    "interrupted": (
        "检查中断：共 {} 份，只检查了 {} 份",
        "interrupted: of {} reports {} were checked",
    ),
}
_TOLD: tuple[Reason, ...] = ("format", "link", "excluded", "own output")


def _changed(run: Run) -> Iterator[str]:
    """Yield a line for each kind of file that lies beside the reports and changed what was found."""
    if held := run.configuration:
        said = _listed([visible(one) for one in held.changed], run.language)
        yield _say("configured", run.language).format(visible(held.file), held.sha256[:_DIGITS], said)
    if run.waiver_files:
        yield _say("waivers", run.language).format(_listed([*map(visible, run.waiver_files)], run.language))


def unchecked(run: Run) -> Iterator[str]:
    """Yield what files changed what was found, and a line for each reason why something was not checked.

    What is always ignored is not told.
    """
    yield from _changed(run)
    for reason in _TOLD:
        names = [visible(one.path) for one in run.skipped if one.reason == reason and one.suffix is None]
        if names:
            yield _say(reason, run.language).format(_listed(names, run.language))
    counts: Counter[str] = Counter()
    for one in run.skipped:
        if one.suffix is not None:
            counts[visible(one.suffix)] += one.files
    if counts:
        none = _say("no suffix", run.language)
        said = [
            f"{suffix or none} {count}"
            for suffix, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ]
        yield _say("others", run.language).format(counts.total(), _listed(said, run.language))


def closing(run: Run, checked: int) -> Iterator[str]:
    """Yield what is told of a run when all verdicts have come, *checked* of them."""
    yield from unchecked(run)
    for one in run.repeats():
        names = _listed([visible(path) for path in one.paths], run.language)
        said = len(one.paths), visible(one.issuer), one.year, names
        yield _say("repeat", run.language).format(*said)
    if run.interrupted():
        yield interrupted(run, checked)


def interrupted(run: Run, checked: int) -> str:
    """Return the words for a run that was interrupted when *checked* reports were."""
    return _say("interrupted", run.language).format(run.total, checked)


def _listed(names: list[str], language: Language) -> str:
    joint = {"zh": "、", "en": ", "}[language]
    more = _say("more", language).format(len(names)) if len(names) > _MOST else ""
    return joint.join(names[:_MOST]) + (f" {more}" if more else "")


def _say(key: str, language: Language) -> str:
    zh, en = _SAID[key]
    return zh if language == "zh" else en
