"""Every message has an id, both languages and the same placeholders; nothing is said that is not in the catalogue."""

from __future__ import annotations

import ast
import pickle
import re
import string
from pathlib import Path

import pytest

from linter.errors import RulePackError, UsageError
from linter.messages import Message, catalogue

ROOT = Path(__file__).parent.parent / "linter"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py"))}
RAISED = {"UsageError": 0, "LinterError": 0, "SlotError": 0, "RulePackError": 2, "error": 0, "_error": 0, "tell": 0, "Message": 0}  # fmt: skip
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
        given = {one.arg for one in call.keywords}
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
