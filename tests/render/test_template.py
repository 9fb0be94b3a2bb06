"""A user's own template: it sees the JSON output, stays in its sandbox, and says where it is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.errors import UsageError
from linter.model.finding import Verdict
from linter.render import Run, bounds, render

Fill = Callable[..., str]
REPORT = "examples/disclosure/2023-clean.txt"
NESTED = "{% for i in range(99999) %}{% for j in range(99999) %}@{% endfor %}{% endfor %}"


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Return a function that fills a template of that name."""

    def filled(text: str, *verdicts: Verdict, name: str = "own.md.j2", **options: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return "".join(render(verdicts, "template", Run(version="1.0", template=path, **options)))

    return filled


def test_it_sees_what_the_json_output_holds(fill: Fill, summed: Verdict, unreadable: Verdict) -> None:
    text = (
        "{{ tool.name }} {{ tool.version }} {{ schema_version }} {{ summary.reports }} {{ summary.error }}\n"
        "{% for report in reports if not report.error %}{% for f in report.findings %}\n"
        "{{ f.severity | word }} {{ f.rule }} {{ f.where | place }} {{ f.where.quote }}\n"
        "{% endfor %}{% endfor %}"
    )
    assert fill(text, summed, unreadable) == (
        "reportlint 1.0 1 2 1\n提示 D001 1:1 \n错误 C001 3:3 共发布信息12条\n提醒 T002 4:6 7\n"
    )
    assert "error C001" in fill(text, summed, language="en")


@pytest.mark.parametrize("name", ["own.html", "own.htm.j2", "own.xml.jinja", "OWN.HTML.J2"])
def test_in_markup_every_value_is_escaped(fill: Fill, hostile: Verdict, name: str) -> None:
    text = fill("{{ reports[0].title }}", hostile, name=name)
    assert "<script>" not in text and "&lt;script&gt;" in text


def test_in_markdown_a_filter_escapes(fill: Fill, hostile: Verdict) -> None:
    text = fill("{{ reports[0].title }}|{{ reports[0].title | markdown }}", hostile)
    raw, _, escaped = text.partition("|&lt;")
    assert "<script>" in raw and "<" not in escaped


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("a\n{{ reprots }}", ":2: 'reprots' is undefined", id="unknown name"),
        pytest.param("\n\n{{ tool.nmae }}", ":3: 'dict object' has no attribute 'nmae'", id="unknown key"),
        pytest.param("a\n{% for x in %}", ":2: Expected an expression", id="syntax"),
        pytest.param("\n{{ 1 // 0 }}", ":2: integer division or modulo by zero", id="arithmetic"),
        pytest.param("{{ ''.__class__ }}", ":1: access to attribute '__class__'", id="a way out"),
        pytest.param("{{ reports.append(1) }}", ":1: access to attribute 'append'", id="change"),
        pytest.param("{% include '../x' %}", ":1: there is no template '../x' in its folder", id="another folder"),
        pytest.param("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", ":1: maximum recursion", id="recursion"),
        pytest.param("{{ 'a' | random }}", ":1: No filter named 'random'", id="chance"),
        pytest.param("{{ lipsum() }}", ":1: 'lipsum' is undefined", id="chance again"),
        pytest.param("{{ 'a' * 10000000 }}", ":1: the product is too large", id="product"),
        pytest.param("{{ (10 ** 60) * (10 ** 60) }}", ":1: the product is too large", id="product of numbers"),
        pytest.param("{{ 9 ** 9 ** 9 }}", ":1: the power", id="power"),
        pytest.param("{{ range(100001) }}", ":1: Range too big", id="range"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    fill: Fill, summed: Verdict, tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(UsageError) as caught:
        fill(text, summed)
    assert str(caught.value).startswith(f"{tmp_path / 'own.md.j2'}{says}")


def test_a_fault_in_an_included_template_is_told_there(fill: Fill, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "lib.j2").write_text(
        "\n{% macro x() %}\n{{ nono }}{% endmacro %}", encoding="utf-8"
    )
    with pytest.raises(UsageError, match=r"parts.lib\.j2:3: 'nono' is undefined"):
        fill("{% from 'parts/lib.j2' import x %}\n{{ x() }}")


@pytest.mark.skipif(sys.platform == "win32", reason="links")
@pytest.mark.parametrize(
    ("made", "text"),
    [
        pytest.param("secret.txt", "{% include 'link' %}", id="a file"),
        pytest.param("secret.txt", "{% extends 'link' %}", id="a template to extend"),
        pytest.param("", "{% include 'link/secret.txt' %}", id="a folder"),
    ],
)
def test_links_do_not_lead_out_of_the_folder(
    fill: Fill, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, made: str, text: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.txt").write_text("SECRET", encoding="utf-8")
    (tmp_path / "link").symlink_to(elsewhere / made)
    with pytest.raises(UsageError, match="there is no template 'link"):
        fill(text)
    (tmp_path / "near.txt").write_text("near", encoding="utf-8")
    (tmp_path / "inside").symlink_to("near.txt")
    assert fill("{% include 'inside' %}") == "near"


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_nor_does_the_template_itself_lead_out(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    (tmp_path / "own.j2").symlink_to(secret)
    done = CliRunner().invoke(commands, ["check", REPORT, "--template", str(tmp_path / "own.j2")])
    assert done.exit_code == 2 and "SECRET" not in done.output


def test_a_template_that_cannot_be_understood_stops_before_the_work(tmp_path: Path, summed: Verdict) -> None:
    asked = []
    path = tmp_path / "own.j2"
    path.write_text("{% if %}", encoding="utf-8")

    def verdicts():
        asked.append(1)
        yield summed

    with pytest.raises(UsageError):
        list(render(verdicts(), "template", Run(template=path)))
    assert asked == []


def test_output_is_bounded(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "CHARACTERS", 1000)
    with pytest.raises(UsageError, match="it writes more than 1000 characters"):
        fill(NESTED.replace("@", "x"))


def test_time_is_bounded(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 0.2)
    with pytest.raises(UsageError, match=r"it takes more than 0\.2 seconds"):
        fill(NESTED.replace("@", ""))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is bounded on Linux only")
@pytest.mark.parametrize(
    "text",
    [
        "{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{{ 'x' | center(10 ** 11) }}",
        "{{ '%10000000000d' % 3 }}",
    ],
)
def test_memory_is_bounded(fill: Fill, text: str) -> None:
    with pytest.raises(UsageError, match="it needs too much memory"):
        fill(text)


def test_on_the_command_line(tmp_path: Path) -> None:
    own = tmp_path / "own.txt.j2"
    own.write_text("{{ summary.reports }} {{ reports[0].findings | length }}\n", encoding="utf-8")
    run = CliRunner().invoke
    done = run(commands, ["check", REPORT, "--template", str(own)])
    assert (done.exit_code, done.output) == (0, "1 0\n")
    out = tmp_path / "out.txt"
    done = run(commands, ["check", REPORT, "--template", str(own), "-o", f"template:{out}"])
    assert (
        done.exit_code == 0
        and "澜溪县" in done.output
        and out.read_text(encoding="utf-8").startswith("1 0\n-- reportlint ")
    )
    done = run(commands, ["check", REPORT, "-o", f"template:{out}"])
    assert done.exit_code == 2 and "needs --template FILE" in done.output
    own.write_text("{{ nothing }}", encoding="utf-8")
    done = run(commands, ["check", REPORT, "--template", str(own)])
    assert done.exit_code == 2 and f"{own}:1: 'nothing' is undefined" in done.output
    own.write_bytes(b"\xff")
    assert "it is not UTF-8" in run(commands, ["check", REPORT, "--template", str(own)]).output
