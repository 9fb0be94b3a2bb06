"""reportlint check: lint reports and show what was found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from linter import __version__, cache
from linter.cli.choosing import Choice, choice_options
from linter.cli.configured import config_option, configured_pack
from linter.cli.help import spoken
from linter.cli.mistakes import Number, OneOf
from linter.cli.options import (
    color,
    date_option,
    fail_threshold,
    job_count,
    lang_option,
    output_target,
    pack_option,
    width,
)
from linter.cli.progress import ProgressBar
from linter.cli.reports import tell_unshown
from linter.cli.showing import Showing, named, show_options
from linter.cli.sinks import Sinks
from linter.cli.targets import verify
from linter.cli.telling import WORDS, both
from linter.cli.waiving import Waiving, baseline_option, waivers_option
from linter.config.settings import Config, configured_verdicts
from linter.errors import UsageError
from linter.judge.lint import Given
from linter.messages import Message
from linter.model.finding import Severity
from linter.render import FIGURED, FORMATS, Run
from linter.render.notes import notes
from linter.rulepack import selection
from linter.rulepack.stored import seal
from linter.run.batch import Status
from linter.run.interruption import Interruption
from linter.run.questions import Against, Means
from linter.run.repeats import Repeats
from linter.run.results import Results

_IN_CHINESE = """\b
常用写法
  check 年报.docx                  在屏幕上列出问题
  check 年报.docx -o 批注.docx     另存加批注的 Word 稿；.pdf 是加批注的 PDF，
                                   .html 是网页，.xlsx 是清单
  check 文件夹                     一次检查一批
  --year 2023                      报告没写年份的，写明年份
  --previous 去年.docx             与去年的报告对照
  --same-as 网页.html              与同一报告的另一份（网页、PDF…）对照，列出不同
  --excerpt                        只有报告的一部分
  --select C001,T                  只查这些规则；--ignore 是不查哪些
  --fail-on warning                有提醒也算不通过
退出码：0 没有错误；1 有错误；2 没能检查"""


@spoken("check", epilog=_IN_CHINESE, short_help="检查报告　Check reports.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--format",
    "-f",
    "form",
    type=OneOf(list(FORMATS)),
    default="terminal",
    help="Format on standard output.",
)
@click.option(
    "--output",
    "-o",
    "outputs",
    multiple=True,
    type=output_target,
    metavar="[FORMAT:]PATH",
    help="Write a file, too: .html, .docx (comments), .pdf (notes), .xlsx, .md, .json, .sarif …, or FORMAT:PATH; may be given several times.",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A Jinja template of your own for standard output, or for --output template:PATH.",
)
@click.option(
    "--fail-on",
    default="error",
    callback=fail_threshold,
    metavar="LEVEL",
    show_default=True,
    help="error, warning, info or never; ,undecided adds rules that could not be decided.",
)
@click.option(
    "--select",
    default="",
    metavar="IDS",
    help="Only these rules (ids, names or first letters, comma-separated).",
)
@click.option("--ignore", default="", metavar="IDS", help="Not these rules.")
@waivers_option
@baseline_option
@config_option
@pack_option
@lang_option
@click.option("--ledger", is_flag=True, help="Tell of every figure what became of it (JSON).")
@click.option("--year", type=Number(1990, 2100), help="The year reported on.")
@click.option(
    "--body", default="", help="Kind of body, as the pack names it: government, department, township …"
)
@click.option(
    "--published", default="", callback=date_option, metavar="DATE", help="Day of publication, YYYY-MM-DD."
)
@click.option("--excerpt", is_flag=True, help="The text is not the whole report.")
@click.option(
    "--previous",
    default="",
    metavar="FILE",
    help="The report of the year before; of several reports, one body's are found and paired.",
)
@click.option(
    "--same-as",
    default="",
    metavar="FILE",
    help="The same report in another file, whatever its format: what differs is told, and fails the run.",
)
@click.option(
    "--today", default=None, callback=date_option, metavar="DATE", help="The day to print as today."
)
@click.option(
    "--comment-date",
    default="",
    callback=date_option,
    metavar="DATE",
    help="The day that comments in a Word document or a PDF bear; else --today, else none.",
)
@choice_options
@show_options
@click.option(
    "--strict",
    is_flag=True,
    help="Exit 2 where a folder holds files that are not checked: other formats, links.",
)
@click.option(
    "--force", is_flag=True, help="Let --output replace a document that is no output of this program."
)
@click.option(
    "--fix",
    type=OneOf(["tracked"]),
    help="In the Word copy of --output, words that have one repair only as tracked changes; figures never.",
)
@click.option(
    "--redact", is_flag=True, help="Mask identity numbers, telephones and names in HTML and DOCX, too."
)
@click.option("--watch", is_flag=True, help="Check again whenever a file has changed, until Ctrl-C.")
@click.option(
    "--jobs",
    "-j",
    default="auto",
    callback=job_count,
    metavar="N",
    show_default=True,
    help="So many processes check many files; auto: as many as there are processors.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Neither read nor write the user's cache folder; nothing is known of files checked before.",
)
def command(paths: tuple[str, ...], form: str, outputs: tuple[tuple[str, Path], ...], template: Path | None, fail_on: tuple[Severity | None, bool], select: str, ignore: str, waivers: Path | None, known: Path | None, config: Config, pack: Path | None, lang: Any, ledger: bool, year: int | None, body: str, published: str, excerpt: bool, previous: str, same_as: str, today: str | None, comment_date: str, choice: Choice, showing: Showing, strict: bool, force: bool, fix: str | None, redact: bool, jobs: int, watch: bool, no_cache: bool) -> None:  # fmt: skip
    """Check reports: files, folders, globs, or - for standard input.

    Exit status: 0 nothing at or above --fail-on; 1 something is, or --same-as differs; 2 the work could not be done.
    """
    if watch:
        sys.exit(_watched(paths, choice, Against(previous, same_as)))
    cache.enabled = not no_cache
    if not no_cache and (why := cache.refused()):
        click.echo(both(why, click.get_current_context()), err=True)
    rules = configured_pack(pack, config)
    chosen = selection.selected(rules, select, ignore)
    given = Given(year=year, body=selection.body(rules, body), published=published or "", excerpt=excerpt)
    files, skipped = found_files = choice.files(paths)
    choice.tell(found_files)
    status, repeats, interruption = Status(*fail_on), Repeats(), Interruption()
    waiving = Waiving(rules, files, today, waivers, known)
    run = Run(
        version=__version__,
        packs=rules.versions,
        today=waiving.today,
        language=lang,
        ledger=ledger,
        color=form == "terminal" and color(sys.stdout),
        width=width(),
        names=rules.names(),
        rules=notes(chosen),
        threshold=status.threshold,
        closing=waiving.closing,
        failed=status.failed,
        template=template,
        total=len(files),
        skipped=skipped,
        interrupted=lambda: bool(interruption),
        repeats=repeats.found,
        configuration=config.told(),
        comment_date=comment_date,
        redact=redact,
        tracked=fix is not None,
        quiet=showing.quiet,
        statistics=showing.statistics,
        waiver_files=tuple(sorted(waiving.files)),
    )
    for other, many, missing in (
        (previous, "previous-of-one", "no-previous-file"),
        (same_as, "same-as-of-one", "no-same-as-file"),
    ):
        if other and len(files) != 1:
            raise UsageError(many, count=len(files))
        if other and not Path(other).exists():
            raise UsageError(missing, path=other)
    if fix and all(form != "docx" for form, _ in outputs):
        raise UsageError("fix-without-copy")
    results = Results(seal(rules.seal)) if rules.seal and cache.enabled else None
    progress = ProgressBar(len(files), showing.quiet)
    shows_figures = ledger or not FIGURED.isdisjoint((form, *(name for name, _ in outputs)))
    means = Means(jobs, shows_figures, progress.taken)
    found = configured_verdicts(
        files, rules, given, chosen, config, Against(previous, same_as), results=results, means=means
    )
    found = repeats.watch(interruption.until(named(found, choice.called)))
    judged = showing.of(status.watch(waiving.watch(found, whole=not (select or ignore))))
    if template and all(name != "template" for name, _ in outputs):
        form = "template"
    guarded = [
        ("--previous", previous), ("--same-as", same_as), ("--baseline", known), ("--config", config.file), ("--template", template),
        *(("--waivers", file) for file in waiving.files),
    ]  # fmt: skip
    verify(outputs, files, guarded, force)
    with interruption, Sinks(form, outputs, len(files)) as sinks:
        sinks.pour(progress.watch(judged, seen=sinks.is_terminal), run)
        sinks.commit(bool(interruption))
    waiving.tell()
    tell_unshown(status.unshown)
    for line in sinks.told:
        click.echo(f"reportlint: {both(line, click.get_current_context())}", err=True)
    if interruption:
        click.echo(f"reportlint: {both(Message('interrupted'), click.get_current_context())}", err=True)
        sys.exit(interruption.status)
    missed = strict and any(one.reason in ("format", "link") for one in skipped)
    sys.exit(2 if sinks.lost or missed else status.code)


def _watched(paths: tuple[str, ...], choice: Choice, against: Against) -> int:
    from linter.cli.watching import watch

    context = click.get_current_context()
    words = context.find_root().meta[WORDS]
    if "-" in (*paths, *choice.lists):
        raise UsageError("watch-stdin")
    others = [one for one in (*against, "reportlint.yaml", "waivers.yaml") if one]
    said = both(Message("watching"), context)
    return watch(
        (word for word in words if word != "--watch"), lambda: [*choice.files(paths).files, *others], said
    )
