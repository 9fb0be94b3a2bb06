"""Outputs: what they may take the place of, and what becomes of them when something goes wrong."""

import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.read.own import Made, made

ROOT = Path(__file__).resolve().parent.parent.parent
WORD = ROOT / "examples" / "disclosure" / "2023-faulty.docx"
GOOD = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n全年共公开政府信息100条。其中，网站公开60条，公告栏公开30条，其他方式10条。\n"
BAD = GOOD.replace("其他方式10条", "其他方式11条")
MANY = 24  # files: more than one process checks them

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, links, devices")


@pytest.fixture
def folder(tmp_path, monkeypatch, second_run):
    second_run(tmp_path / ".cache")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def run(*args, command="check", input=None):
    words = [command, *(["--excerpt"] if command == "check" else []), *map(str, args)]
    return CliRunner().invoke(commands, words, input=input, prog_name="reportlint")


def process(*args, folder, code="", **options):
    command = [sys.executable, "-c", code + "\nfrom linter.cli import main\nmain()"] if code else [
        sys.executable, "-m", "linter"
    ]  # fmt: skip
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "REPORTLINT_CACHE_DIR": str(folder / ".cache"),
        **options.pop("env", {}),
    }
    env.pop("GITHUB_ACTIONS", None) if "GITHUB_ACTIONS" not in options.get("keep", ()) else None
    options.pop("keep", None)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([*command, "check", "--excerpt", *map(str, args)], cwd=folder, env=env, **streams)


def finished(*args, **options):
    one = process(*args, **options)
    out, errors = one.communicate(timeout=120)
    return one.returncode, out, (errors or b"").decode()


# --- what an output may not take the place of


@pytest.mark.parametrize("name", ["sum.md", "found.html", "found.csv", "copy.docx"])
def test_an_empty_file_is_no_document(folder, name):
    (folder / name).touch()
    source = str(WORD) if name.endswith("docx") else "a.txt"
    form = "" if name.endswith(("docx", "csv", "html")) else "summary:"
    done = run(source, "-o", f"{form}{name}")
    assert done.exit_code in (0, 1), done.stderr
    assert (folder / name).stat().st_size


def test_an_empty_report_is_not_written_over(folder):
    (folder / "leer.txt").touch()
    assert run("leer.txt", "-o", "markdown:leer.txt").exit_code == 2
    assert (folder / "leer.txt").stat().st_size == 0


def test_a_step_s_summary_is_added_to(folder, monkeypatch):
    (folder / "step.md").write_text("## 别的步骤", encoding="utf-8")
    assert run("a.txt", "-o", "summary:step.md").exit_code == 2  # somebody's document
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "step.md"))
    for times in (1, 2):
        assert run("a.txt", "-o", "summary:step.md").exit_code in (0, 1)
        text = (folder / "step.md").read_text(encoding="utf-8")
        assert text.startswith("## 别的步骤\n## ") and text.count("\n## ") == times


@pytest.mark.parametrize(
    "force", [pytest.param([], id=""), pytest.param(["--force"], id="not even where it is asked for")]
)
@pytest.mark.parametrize(
    ("args", "dear"),
    [
        pytest.param(["reports", "-o", "reports/2023.docx"], "reports/2023.docx", id="a report that a folder holds"),
        pytest.param(["reports", "-o", "reports/2012.html"], "reports/2012.html", id="a page that a folder holds"),
        pytest.param(["*.txt", "-o", "b.txt"], "b.txt", id="a report that a glob means"),
        pytest.param(["**/*", "-o", "markdown:b.txt"], "b.txt", id="a report that a glob through folders means"),
        pytest.param(["a.txt", "-o", "txt.md"], "a.txt", id="a link to the report"),
        pytest.param(["a.txt", "-o", "hard.md"], "a.txt", id="another name of the report"),
        pytest.param(["txt.md", "-o", "json:a.txt"], "a.txt", id="what a link is read as"),
        pytest.param(["reports/2023.docx", "--previous", "reports/2022.docx", "-o", "reports/2022.docx"], "reports/2022.docx", id="last year's report"),
        pytest.param(["a.txt", "--baseline", "base.json", "-o", "base.json"], "base.json", id="the baseline"),
        pytest.param(["a.txt", "--baseline", "base.json", "-o", "linked.json"], "base.json", id="a link to the baseline"),
        pytest.param(["a.txt", "--waivers", "w.yaml", "-o", "terminal:w.yaml"], "w.yaml", id="the waivers"),
        pytest.param(["a.txt", "-o", "json:waivers.yaml"], "waivers.yaml", id="waivers that nobody named"),
        pytest.param(["a.txt", "--config", "c.yaml", "-o", "json:c.yaml"], "c.yaml", id="the configuration"),
        pytest.param(["a.txt", "--template", "t.md", "-o", "t.md"], "t.md", id="the template"),
    ],
)  # fmt: skip
@posix
def test_what_the_run_reads_is_never_overwritten(folder, args, dear, force):
    (folder / "reports").mkdir()
    for year in ("2022", "2023"):
        (folder / f"reports/{year}.docx").write_bytes(WORD.read_bytes())
    page = "".join(f"<p>{line}</p>" for line in BAD.splitlines())
    (folder / "reports/2012.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    (folder / "b.txt").write_text(BAD, encoding="utf-8")
    waiver = "- rule: C001\n  path: nothing\n  reason: 已核实\n  by: 张三\n  until: '2099-12-31'\n"
    for name in ("w.yaml", "waivers.yaml"):
        (folder / name).write_text(waiver, encoding="utf-8")
    (folder / "c.yaml").write_text("lang: zh\n", encoding="utf-8")
    (folder / "t.md").write_text("{{ summary.reports }}", encoding="utf-8")
    (folder / "base.json").write_text('{"schema_version": 1, "findings": [\n]}\n', encoding="utf-8")
    (folder / "txt.md").symlink_to("a.txt")
    (folder / "linked.json").symlink_to("base.json")
    os.link("a.txt", "hard.md")
    before = (folder / dear).read_bytes()
    done = run(*args, *force)
    assert done.exit_code == 2 and "overwritten" in done.stderr and done.stdout == ""
    assert (folder / dear).read_bytes() == before


@pytest.mark.parametrize(
    "name", ["来文.docx", "名单.xlsx", "网页.html", "说明.md", "记录.txt", "公文.ofd", "ci.yaml"]
)
def test_a_document_of_others_is_replaced_only_where_that_is_asked_for(folder, name):
    (folder / name).write_bytes(b"dear")
    report = WORD if name.endswith(".docx") else "a.txt"
    form = "" if name[-4:] in ("docx", "xlsx", "html") or name[-3:] in (".md", "txt") else "json:"
    done = run(report, "-o", f"{form}{name}")
    assert done.exit_code == 2 and "--force" in done.stderr and "0.1.0" in done.stderr
    assert (folder / name).read_bytes() == b"dear"
    assert run(report, "-o", f"{form}{name}", "--force").exit_code == 1
    assert (folder / name).read_bytes() != b"dear"


def test_a_baseline_that_nobody_named_is_kept(folder):
    assert run("a.txt", "-o", "base.json", command="baseline").exit_code == 0
    before = (folder / "base.json").read_bytes()
    assert run("a.txt", "-o", "base.json").exit_code == 2
    assert (folder / "base.json").read_bytes() == before


@pytest.mark.parametrize(
    "name", ["a.html", "b.md", "c.txt", "d.docx", "e.xlsx", "f.json", "g.sarif", "h.xml", "template:i.txt"]
)
def test_an_output_made_before_is_replaced(folder, name):
    (folder / "own.j2").write_text("{{ summary.reports }}\n", encoding="utf-8")
    template = ["--template", "own.j2"] if name.startswith("template:") else []
    for _ in range(2):
        assert run(WORD, "-o", name, *template).exit_code == 1


def test_an_output_that_somebody_worked_on_is_kept(folder):
    """Who ticks off findings in the list must not lose that by checking again."""
    run("a.txt", "-o", "清单.xlsx", "-o", "记录.md")
    book = openpyxl.load_workbook("清单.xlsx")
    book.active["K4"] = "已整改"
    book.save("清单.xlsx")
    with open("记录.md", "a", encoding="utf-8") as file:
        file.write("已电话核实\n")
    for name in ("清单.xlsx", "记录.md"):
        before = (folder / name).read_bytes()
        assert run("a.txt", "-o", name).exit_code == 2
        assert (folder / name).read_bytes() == before


def test_other_files_are_replaced_as_ever(folder):
    (folder / "x.json").write_text("[]")
    assert run("a.txt", "-o", "x.json").exit_code == 1
    assert json.loads((folder / "x.json").read_text(encoding="utf-8"))["reports"]


@posix
def test_a_link_that_stands_there_is_replaced_and_leads_nowhere(folder):
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/dear.conf").write_text("dear")
    (folder / "reportlint.sarif").symlink_to("elsewhere/dear.conf")
    os.link("elsewhere/dear.conf", "hard.json")
    assert run("a.txt", "-o", "reportlint.sarif", "-o", "hard.json").exit_code == 1
    assert (folder / "elsewhere/dear.conf").read_text() == "dear"
    assert not (folder / "reportlint.sarif").is_symlink()


# --- outputs met as inputs


def test_outputs_are_no_reports(folder):
    (folder / "a.txt").unlink()
    (folder / "年报初稿.docx").write_bytes(WORD.read_bytes())
    run(
        "年报初稿.docx",
        "-o",
        "批注.docx",
        "-o",
        "清单.xlsx",
        "-o",
        "结果.html",
        "-o",
        "结果.json",
        "-o",
        "o.txt",
    )
    said = json.loads(run(".", "-f", "json").stdout)
    assert [one["path"] for one in said["reports"]] == ["年报初稿.docx"]
    skipped = {one["path"] for one in said["skipped"] if one["reason"] == "own output"}
    assert skipped == {"批注.docx", "清单.xlsx", "结果.html", "结果.json", "o.txt"}
    assert "跳过，本工具的输出：" in run(".").stdout


@posix
def test_what_was_printed_into_a_file_is_none_either(folder):
    for name, form in (("o.txt", "terminal"), ("o.md", "github"), ("p.html", "html")):
        with open(folder / name, "wb") as out:
            assert finished("a.txt", "-f", form, folder=folder, stdout=out)[0] == 1
    said = json.loads(run(".", "-f", "json").stdout)
    assert [one["path"] for one in said["reports"]] == ["a.txt"]
    status, out, _ = finished("a.txt", folder=folder)
    assert status == 1 and b"-- reportlint" not in out  # a pipe is no file


def test_an_output_named_outright(folder):
    run("a.txt", "-o", "p.html")
    done = run("p.html")
    assert done.exit_code == 2 and "nothing to check: p.html is an output" in done.stderr
    assert [one["path"] for one in json.loads(run("p.html", "a.txt", "-f", "json").stdout)["reports"]] == [
        "a.txt"
    ]
    run(WORD, "-o", "批注.docx")
    assert run("批注.docx").exit_code == 1  # what was commented on may be corrected there


# --- what goes wrong


@pytest.mark.parametrize("existing", ["good.json", "good.html", "good.xlsx", "good.sarif", "good.md"])
@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["-o", "nowhere/x.html"], id="no such folder"),
        pytest.param(["-o", "x.docx"], id="comments into a text, known at the end"),
        pytest.param(["--template", "broken.j2"], id="a template that fails at the end"),
        pytest.param(["--select", "C999"], id="no such rule"),
    ],
)
def test_a_usage_error_leaves_earlier_outputs(folder, existing, args):
    (folder / "broken.j2").write_text("{{ nothing.at.all }}")
    assert run("a.txt", "-o", existing).exit_code == 1
    before = (folder / existing).read_bytes()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    names = sorted(os.listdir(folder))
    assert run("a.txt", "-o", existing, *args).exit_code == 2
    assert (folder / existing).read_bytes() == before
    assert sorted(os.listdir(folder)) == names


def test_a_crash_leaves_earlier_outputs(folder, monkeypatch):
    run("a.txt", "-o", "x.json")
    before = (folder / "x.json").read_bytes()
    monkeypatch.setattr("linter.render.terminal.closing", lambda *_: 1 // 0)
    done = run("a.txt", "-o", "x.json")
    assert done.exit_code == 2 and "ZeroDivisionError" in done.stderr
    assert (folder / "x.json").read_bytes() == before and ".x" not in "".join(os.listdir(folder))


SLOW = """
import os, time, linter.run.checker
lint = linter.run.checker.lint_report
def slow(report, rules):
    verdict = lint(report, rules)
    if {number} == int(report.source.path.split(".")[0]):
        open("begun", "w").close()
        time.sleep({pause})
    return verdict
linter.run.checker.lint_report = slow
"""
ENDINGS = [
    pytest.param(name, id=name)
    for name in ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT")
    if hasattr(signal, name)
]


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ENDINGS)
def test_a_run_that_is_ended_leaves_earlier_outputs_and_says_how_far_it_came(folder, name, jobs):
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        pytest.skip("whoever runs the tests ignores interrupts")
    for number in range(MANY):
        (folder / f"{number:02}.txt").write_text(BAD.replace("清泉", f"清{number}泉"), encoding="utf-8")
    (folder / "a.txt").unlink()
    outputs = ["out.json", "out.html", "out.sarif", "out.xlsx"]
    for path in outputs[:3]:
        assert run("00.txt", "-o", path).exit_code == 1
    before = {path: (folder / path).read_bytes() for path in outputs[:3]}
    words = [word for path in outputs for word in ("-o", path)]
    said = folder / "said.jsonl"  # a pipe that nobody empties would stop the run before the signal does
    with said.open("wb") as stdout:
        code = SLOW.format(number=MANY - 4, pause=60)
        one = process(
            "*.txt", "-f", "jsonl", "-j", jobs, *words,
            folder=folder, code=code, stdout=stdout, start_new_session=True,
        )  # fmt: skip
    try:
        for _ in range(1200):
            if (folder / "begun").exists():
                break
            time.sleep(0.05)
        time.sleep(0.3)  # what was found before is on its way
        one.send_signal(getattr(signal, name))
        if name == "SIGKILL":  # what it started holds on to the pipe: nobody waits for that
            one.wait(60)
            with suppress(ProcessLookupError):  # it had started nothing, or that has ended
                os.killpg(one.pid, signal.SIGKILL)
        _, errors = one.communicate(timeout=60)
    finally:
        one.kill()
    out = said.read_bytes()
    assert {path: (folder / path).read_bytes() for path in before} == before
    number = int(getattr(signal, name))
    if name == "SIGKILL":
        assert one.returncode == -number and not (folder / "out.xlsx").exists()
        assert run("00.txt", "-o", "out.json").exit_code == 1  # and takes away what was left
        assert not [path for path in os.listdir(folder) if path.startswith(".out.json.")]
        return
    assert one.returncode == 128 + number and errors.decode().endswith(
        "reportlint: 已中断\n    interrupted\n"
    )
    *lines, last = [json.loads(line) for line in out.decode().splitlines()]
    assert last["interrupted"] and last["error"]["stage"] == "interrupted"
    found = json.loads((folder / "out.interrupted.json").read_text(encoding="utf-8"))
    assert found["interrupted"] is True and len(found["reports"]) == len(lines) < MANY
    assert all(not line["error"] for line in lines)
    sarif = json.loads((folder / "out.interrupted.sarif").read_text(encoding="utf-8"))
    assert sarif["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert "检查中断" in (folder / "out.interrupted.html").read_text(encoding="utf-8")
    assert made(folder / "out.xlsx") is Made.WHOLE  # none stood there
    assert not [path for path in os.listdir(folder) if path.startswith(".out")]


@posix
def test_a_signal_when_all_is_checked_changes_nothing(folder):
    """What is on its way into its place is whole, and the status is that of a whole run."""
    code = """
import os, signal
really = os.replace
def late(source, target):
    if str(target) == "x.json":
        os.kill(os.getpid(), signal.SIGTERM)
    really(source, target)
os.replace = late
"""
    assert finished("a.txt", "-o", "x.json", folder=folder, code=code)[0] == 1
    found = json.loads((folder / "x.json").read_text(encoding="utf-8"))
    assert found["interrupted"] is False and found["summary"]["reports"] == 1


@posix
def test_a_run_that_nobody_interrupts_says_so(folder):
    said = json.loads(run("a.txt", "-f", "json").stdout)
    assert said["interrupted"] is False and said["skipped"] == [] and said["repeated"] == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_no_room_for_standard_output(folder, form):
    with open("/dev/full", "wb") as full:
        status, _, errors = finished("a.txt", "-f", form, "-o", "x.json", folder=folder, stdout=full)
    assert status == 2 and "Traceback" not in errors
    assert errors.count("standard output: cannot be written") == 1
    assert json.loads((folder / "x.json").read_text(encoding="utf-8"))["summary"]["reports"] == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_no_room_for_what_other_commands_say(folder):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "linter", "rules"],
            check=False, stdout=full, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert done.returncode == 2 and b"cannot be written" in done.stderr and b"Traceback" not in done.stderr


LITTLE = "import resource, signal\nresource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"


@posix
def test_no_room_for_a_file_and_the_others_are_written(folder):
    run("a.txt", "-o", "big.html")
    before = (folder / "big.html").read_bytes()
    status, out, errors = finished(
        "a.txt", "-o", "big.html", "-o", "new.html", "-o", "small.txt", "-f", "json", "--no-cache",
        folder=folder, code=LITTLE,
    )  # fmt: skip
    assert (
        status == 2 and errors.count("cannot be written (File too large)") == 2 and "Traceback" not in errors
    )
    assert (folder / "big.html").read_bytes() == before and not (folder / "new.html").exists()
    assert made(folder / "small.txt") is Made.WHOLE and json.loads(out)["summary"]["error"] == 1
    assert "写不下" in errors


@posix
def test_a_file_that_cannot_be_replaced(folder):
    run("a.txt", "-o", "x.json")
    before = (folder / "x.json").read_bytes()
    code = """
import os
really = os.replace
def refused(source, target):
    if str(target) == "x.json":
        raise PermissionError(13, "open in another program")
    really(source, target)
os.replace = refused
"""
    status, _, errors = finished("a.txt", "-o", "x.json", folder=folder, code=code)
    assert status == 2 and "could not be replaced; the new one is x.new.json" in errors
    assert (folder / "x.json").read_bytes() == before
    assert json.loads((folder / "x.new.json").read_text(encoding="utf-8"))["summary"]["error"] == 1


@posix
@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1"])
def test_devices_are_written_through(folder, target):
    with open(folder / "o.txt", "wb") as out:
        assert finished("a.txt", "-f", "jsonl", "-o", f"jsonl:{target}", folder=folder, stdout=out)[0] == 1
    lines = (folder / "o.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2 and lines[0] == lines[1]
    assert stat.S_ISLNK(os.lstat("/dev/stdout").st_mode)


# --- what standard output holds


@pytest.mark.parametrize(
    ("form", "locale"),
    [("json", "gbk"), ("jsonl", "ascii"), ("sarif", "gbk"), ("junit", "latin-1"), ("html", "utf-16"), ("markdown", "gbk"), ("github", "ascii")],
)  # fmt: skip
def test_machine_formats_are_utf_8_in_every_locale(folder, form, locale):
    (folder / "rare.txt").write_text(BAD.replace("清泉", "𠮷é"), encoding="utf-8")
    status, out, errors = finished("rare.txt", "-f", form, folder=folder, env={"PYTHONIOENCODING": locale})
    text = out.decode("utf-8")
    assert status == 1 and errors == "" and "\\x" not in text and "\\U" not in text
    assert form in ("junit", "github", "sarif") or "𠮷é" in text
    if form in ("json", "sarif"):
        json.loads(text)
    if form == "junit":
        ElementTree.fromstring(text)


@pytest.mark.parametrize("words", [("schema", "report"), ("schema", "config"), ("rules", "-f", "markdown")])
def test_machine_formats_of_other_commands_are_too(words):
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "linter", *words], check=True, stdout=subprocess.PIPE, env=env
    )
    assert "\\u" not in done.stdout.decode("utf-8").replace("\\\\u", "")


NOISE = """
import os, ctypes, linter.run.checker
load = linter.run.checker.load
def noisy(path):
    print("99 is out of range")
    os.write(1, b"a library in C")
    os.system("echo a program")
    return load(path)
linter.run.checker.load = noisy
"""


@posix
@pytest.mark.parametrize(("form", "files"), [("json", 1), ("json", MANY), ("terminal", 1)])
def test_nothing_that_a_library_prints_gets_there(folder, form, files):
    for number in range(files):
        (folder / f"{number:02}.txt").write_text(BAD, encoding="utf-8")
    quiet = finished("*.txt", "-f", form, "-j", "2", "--no-cache", folder=folder)
    noisy = finished("*.txt", "-f", form, "-j", "2", "--no-cache", folder=folder, code=NOISE)
    assert noisy[:2] == quiet[:2]


def test_a_workbook_of_which_the_library_prints(folder):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in BAD.splitlines():
        book.active.append([row])
    out = io.BytesIO()
    book.save(out)
    import zipfile

    with zipfile.ZipFile(out) as old, zipfile.ZipFile(folder / "x.xlsx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/styles.xml":
                data = data.replace(b'xfId="0"', b'xfId="99"')
            new.writestr(name, data)
    status, out, _ = finished("x.xlsx", "-f", "json", folder=folder)
    assert status in (0, 1, 2) and json.loads(out)["reports"]


# --- CI runners


@posix
@pytest.mark.parametrize("form", ["terminal", "github", "markdown", "json", "junit", "html"])
def test_nothing_in_a_report_or_its_name_orders_a_runner(folder, form):
    (folder / "::stop-commands::x.txt").write_text(BAD.replace("清泉", "##[add-mask]条"), encoding="utf-8")
    (folder / "ok##vso[task.setvariable]条.txt").write_text(BAD + "\n::error::x\n", encoding="utf-8")
    _, out, errors = finished(
        ".",
        "nope##[group]::x",
        "-f",
        form,
        folder=folder,
        env={"GITHUB_ACTIONS": "true"},
        keep=("GITHUB_ACTIONS",),
    )
    lines = (out.decode() + errors).splitlines()
    assert lines and not [line for line in lines if "##[" in line or "##vso[" in line]
    orders = {line.strip().split()[0] for line in lines if line.strip().startswith("::")}
    assert orders <= {"::error", "::warning", "::notice"} and bool(orders) == (form == "github")
    if form == "json":
        assert "ok##vso[task.setvariable]条.txt" in [one["path"] for one in json.loads(out)["reports"]]


# --- what other commands write


MARK = ["--excerpt", "--reason", "已核实", "--by", "张三", "--until", "2099-12-31"]


def _first(name):
    """Return the fingerprint of the first finding in a report."""
    (report,) = json.loads(run(name, "-f", "json").stdout)["reports"]
    return report["findings"][0]["fingerprint"]


@posix
@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param(["waive", "FINGERPRINT", "a.txt", *MARK, "--file", "w.yaml"], "w.yaml", id="waive"),
        pytest.param(["baseline", "a.txt", "-o", "base.json", "--prune"], "base.json", id="baseline --prune"),
        pytest.param(["baseline", "a.txt", "-o", "new.json"], "new.json", id="baseline"),
    ],
)
def test_no_room_for_what_other_commands_write(folder, words, name):
    words = [_first("a.txt") if word == "FINGERPRINT" else word for word in words]
    waiver = "- fingerprint: '{:016x}'\n  reason: 已核实\n  by: 张三\n  until: '2099-12-31'\n"
    (folder / "w.yaml").write_text("".join(waiver.format(number) for number in range(200)), encoding="utf-8")
    rows = [{"path": f"{number:09}" * 9, "rule": "C001", "fingerprint": "0"} for number in range(200)]
    for row in rows:
        (folder / row["path"]).touch()
    (folder / "base.json").write_text(json.dumps({"schema_version": 1, "findings": rows}), encoding="utf-8")
    before = (folder / name).read_bytes() if (folder / name).exists() else None
    if words[0] == "baseline":
        (folder / "a.txt").write_text(BAD * 40, encoding="utf-8")
    code = LITTLE.replace("9000", "100") + "\nfrom linter.cli import main\nmain()"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "REPORTLINT_CACHE_DIR": str(folder / ".cache")}
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        check=False, cwd=folder, env=env, capture_output=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2 and b"cannot be written" in done.stderr and b"Traceback" not in done.stderr
    assert (folder / name).read_bytes() == before if before else not (folder / name).exists()
    assert not [path for path in os.listdir(folder) if path.startswith((".w", ".base", ".new"))]


@posix
def test_two_who_waive_at_once_lose_nothing(folder):
    code = "from linter.cli import main\nmain()"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    names = [f"{number}.txt" for number in range(6)]
    for number, name in enumerate(names):
        (folder / name).write_text(BAD.replace("11条", f"1{number + 2}条"), encoding="utf-8")
    marks = [_first(name) for name in names]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, "waive", mark, name, *MARK, "--file", "w.yaml"], cwd=folder, env=env
        )
        for mark, name in zip(marks, names, strict=True)
    ]
    assert [run.wait(120) for run in runs] == [0] * 6
    text = (folder / "w.yaml").read_text(encoding="utf-8")
    assert all(text.count(mark) == 1 for mark in marks) and text.count("reason") == 6
