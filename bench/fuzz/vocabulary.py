"""Where fuzzing begins, and what it puts in: the shipped pack's words, example reports, archives as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
PACK = ROOT / "rules" / "disclosure"
MARKS = (
    "，", "。", "；", "：", "、", "！", "（", "）", "《", "》", "“", "”", "-", "—", "/", " ", "　", "\t", "\n", "\n\n", "|", "%", "‰", "一、", "二、",
    "（一）", "（二）", "1.", "2.", "①", "第一部分", "一是", "二是", "其中", "共", "合计", "分别为", "同比增长", "占", "比2014年", "上年结转", "结转下年度", "以下三个方面",
    "2015年", "2015年12月31日", "自2015年1月1日起至2015年12月31日止", "13800138000", "XX", "〔2015〕", "第711号",
)  # fmt: skip


def strings(value: Any) -> Iterator[str]:
    """Yield every text in what a YAML file says."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif value is not None:
        yield str(value)


def words(*files: str) -> list[str]:
    """Return the short texts of the pack's *files*, sorted."""
    found: set[str] = set()
    for file in files:
        for path in sorted(PACK.glob(file)):
            content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            found |= {word for word in strings(content) if len(word) <= 30}
    return sorted(found)


def domain_words() -> list[str]:
    """Return the words that the pack knows of reports, and marks."""
    marks = [*MARKS] * 10  # every other piece of a report
    return words("lexicon.yaml", "forms/*.yaml", "sections.yaml", "pack.yaml") + marks


def reports() -> list[bytes]:
    """Return the example reports, and the sentences that tests know."""
    found = [path.read_bytes() for path in sorted((ROOT / "examples" / "disclosure").glob("*.txt"))]
    for table in sorted((ROOT / "tests" / "parse" / "sentences").glob("*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            text = line.partition("\t")[0].replace(r"\n", "\n")
            found.append(f"清泉县2015年政府信息公开工作年度报告\n{text}\n".encode())
    return found


_PART = re.compile(rb"@@@@ ([^\n]*)\n")


def unpacked(archive: bytes, only: str) -> bytes:
    """Return the parts of *archive* whose names match *only* as one text, which can be changed."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(only, name)]
        return b"".join(b"@@@@ %s\n%s\n" % (name.encode(), parts.read(name)) for name in names)


def packed(text: bytes, archive: bytes) -> bytes:
    """Return *archive* with the parts that *text* has instead of its own."""
    pieces = _PART.split(text)
    own = {
        name.decode("utf-8", "replace"): part for name, part in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys((*old.namelist(), *own)):
            new.writestr(
                name.partition("\0")[0] or "x",
                own[name].removesuffix(b"\n") if name in own else old.read(name),
            )
    return out.getvalue()
