"""Every message has an id, both languages and the same placeholders; nothing is said that is not in the catalogue."""

from __future__ import annotations

import ast
import pickle
import re
import string
from itertools import pairwise
from pathlib import Path

import pytest

from linter.errors import RulePackError, UnreadableError, UsageError
from linter.messages import Message, catalogue

ROOT = Path(__file__).parent.parent / "linter"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py"))}
RAISED = {"UsageError": 0, "LinterError": 0, "UnreadableError": 0, "SlotError": 0, "RulePackError": 2, "error": 0, "_error": 0, "tell": 0, "Message": 0}  # fmt: skip
ID = re.compile(r"[a-z][a-z0-9-]*\Z")


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            yield (
                (function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")),
                node,
            )


def said():
    """Yield each place that says a message, with the ids that stand there and its keywords."""
    for path, tree in TREES.items():
        for name, call in calls(tree):
            if (
                name in RAISED
                and len(call.args) > RAISED[name]
                and path.name not in ("messages.py", "errors.py")
            ):
                first = call.args[RAISED[name]]
                texts = [one.value for one in ast.walk(first) if isinstance(one, ast.Constant) and isinstance(one.value, str)]  # fmt: skip
                if not isinstance(first, (ast.Call, ast.Name, ast.Attribute, ast.Subscript)):
                    yield path, call, texts


@pytest.mark.parametrize("id", sorted(catalogue()))
def test_a_message_has_both_languages_and_the_same_placeholders(id):
    texts = catalogue()[id]
    assert ID.match(id) and set(texts) == {"zh", "en"} and all(texts.values())
    assert placeholders(texts["zh"]) == placeholders(texts["en"])


def test_chinese_is_chinese_and_english_is_not():
    for id, texts in catalogue().items():
        words = re.sub(r"\{[^}]*\}", "", texts["zh"])
        is_frame = (
            not re.search(r"[A-Za-z]", re.sub(r"\{[^}]*\}", "", texts["en"])) or words.strip(" :/") == ""
        )
        assert is_frame or re.search(r"[\u4e00-\u9fff]", words), id


def test_every_place_names_messages_that_there_are():
    places = list(said())
    assert len(places) > 200  # else nothing was looked at
    for path, call, ids in places:
        assert ids, f"{path}:{call.lineno}: no id"
        for id in ids:
            assert id in catalogue(), f"{path}:{call.lineno}: no message {id!r}"


def test_every_place_gives_what_its_message_mentions():
    for path, call, ids in said():
        given = {one.arg for one in call.keywords} - {"stage"}  # which is the error's own
        if None not in given:
            for id in ids:
                assert given == placeholders(catalogue()[id]["en"]), f"{path}:{call.lineno}: {id}"


def test_no_message_is_left_over():
    written = {
        one.value
        for tree in TREES.values()
        for one in ast.walk(tree)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
    assert not set(catalogue()) - written


def test_the_command_line_echoes_nothing_that_is_not_in_the_catalogue():
    """What `echo` is given holds no words of its own."""
    looked = 0
    for path, tree in TREES.items():
        if path.parent.name != "cli" or path.name == "standard.py":  # which writes what others say
            continue
        for name, call in calls(tree):
            if name not in ("echo", "write", "fail"):
                continue
            looked += 1
            for one in ast.walk(call):
                if (
                    isinstance(one, ast.Constant)
                    and isinstance(one.value, str)
                    and one.value not in catalogue()
                ):
                    words = re.sub(
                        r"reportlint|index.html|terminal|table|json|path|error|message|zh|en|\x1b\[\w+",
                        "",
                        one.value,
                    )
                    assert not re.search(r"[A-Za-z\u4e00-\u9fff]{2}", words), (
                        f"{path}:{call.lineno}: {one.value!r}"
                    )
    assert looked > 20


def literal(node):
    """Return what a literal or an f-string says by itself."""
    if isinstance(node, ast.JoinedStr):
        return "".join(one.value for one in node.values if isinstance(one, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def is_told_twice(values):
    """Whether a text in Chinese and the same in English stand side by side in *values*."""
    texts = [literal(value) for value in values]
    return any(
        re.search(r"[\u4e00-\u9fff]", zh) and re.search(r"[A-Za-z]{2}", en) and not re.search(r"[\u4e00-\u9fff]", en)
        for zh, en in pairwise(texts)
    )  # fmt: skip


def pairs(tree):
    """Yield where a text stands in two languages: in what is called, or in a tuple."""
    for node in ast.walk(tree):
        if is_told_twice(node.args if isinstance(node, ast.Call) else getattr(node, "elts", ())):
            yield node


WITHOUT_LABELS = ("config", "held", "parse", "read", "rulepack", "run")


def test_no_error_is_told_outside_the_catalogue():
    """Where nothing is shown no text is in two languages; elsewhere what is said of an error has an id."""
    looked = 0
    for path, tree in TREES.items():
        if path.relative_to(ROOT).parts[0] in WITHOUT_LABELS:
            told = [f"{path}:{node.lineno}: {ast.unparse(node)}" for node in pairs(tree)]
            assert not told
        for name, call in calls(tree):
            if name in ("Unreadable", "of", "tell", "fail") or name.endswith("Error"):
                looked += 1
                assert not is_told_twice(call.args), f"{path}:{call.lineno}"
    assert looked > 150


@pytest.mark.parametrize(
    ("code", "count"),
    [
        pytest.param("UnreadableError('空文件', 'the file is empty')", 1, id="side by side"),
        pytest.param(
            "E(f'超过 {most} 页', f'more than {most} pages', stage='x')", 1, id="with figures in them"
        ),
        pytest.param("SAID = {'a': ('空文件', 'the file is empty')}", 1, id="in a table"),
        pytest.param("E('file-empty', size=3)", 0, id="by id"),
        pytest.param("WORDS = ('年度', '报告')", 0, id="words of one language"),
    ],
)
def test_a_text_in_two_languages_is_seen(code, count):
    assert len(list(pairs(ast.parse(code)))) == count


def test_a_message_in_a_message_is_said_in_the_same_language():
    fault = RulePackError(
        "a.yaml", 3, "unknown-key", key="selct", guess=Message("did-you-mean", near="select")
    )
    assert fault.said("zh") == "a.yaml:3：没有“selct”这一项，是不是“select”？"
    assert str(fault) == "a.yaml:3: unknown key 'selct'; did you mean 'select'?"


def test_an_error_goes_from_one_process_to_another():
    told = pickle.loads(pickle.dumps(Message("output-twice", path="a.html")))
    assert told.said("zh") == Message("output-twice", path="a.html").said("zh")
    assert UsageError(told).said("en") == "--output a.html: named twice"
    lost = pickle.loads(pickle.dumps(UnreadableError("file-too-big", size=50, stage="read")))
    assert (lost.stage, lost.zh[:11]) == ("read", "文件超过 50 MB，")
    assert str(lost).endswith("that it is the right file") and " / the file is larger" in str(lost)
