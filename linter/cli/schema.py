"""reportlint schema: JSON Schemas, for editors and for whoever reads the output."""

from __future__ import annotations

import json
from pathlib import Path

import click

from linter.cli.help import spoken
from linter.cli.mistakes import OneOf
from linter.cli.options import pack_option
from linter.resources import report_schema
from linter.rulepack import open_pack


@spoken("schema", short_help="给编辑器用的格式说明　Print a JSON Schema.")
@click.argument("what", type=OneOf(["pack", "config", "report"]))
@pack_option
def command(what: str, pack: Path | None) -> None:
    """Print a JSON Schema: of a rule pack's YAML files, a configuration, or the JSON that `check` prints.

    With --pack, the regimes and kinds of body of that pack are the only ones a rule may name.
    """
    if what == "report":
        click.echo(report_schema().encode(), nl=False)
        return
    if what == "config":
        from linter.config.schema import configuration_schema

        click.echo(json.dumps(configuration_schema(), ensure_ascii=False, indent=2).encode())
        return
    from linter.rulepack.schema import schema

    click.echo(json.dumps(schema(open_pack(pack) if pack else None), ensure_ascii=False, indent=2).encode())
