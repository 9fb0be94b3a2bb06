"""Packs and options as they travel to other machines: by content, with what tells whether the programs there are the same."""

from __future__ import annotations

import atexit
import hashlib
import io
import json
import os
import platform
import shutil
import tempfile
import zipfile
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path, PurePath

from linter import __version__
from linter.audit.options import Options
from linter.cache import portable
from linter.config.settings import load
from linter.resources import shipped
from linter.rulepack import shipped_folder
from linter.rulepack.stored import files_of

_READ_WITH = (
    "duckdb",
    "google-re2",
    "justhtml",
    "lark",
    "lxml",
    "OpenCC",
    "openpyxl",
    "pypdf",
    "pypdfium2",
    "PyYAML",
)
_OPTIONS = "options.json"
_FILES = "files"
_THEN = (1980, 1, 1, 0, 0, 0)  # the same content is the same parcel, whenever it was made


def packed(options: Options) -> bytes:
    """Return *options* with the files of the packs and the configuration that they name, wherever these lie."""
    config = Path(options.config).absolute() if options.config else None
    folder = Path(options.pack).absolute() if options.pack and shipped_folder(options.pack) is None else None
    over = load(config).over() if config else ()
    folders = [*filter(None, [folder]), *(place.absolute() for place in over)]
    files = {*filter(None, [config]), *chain.from_iterable(map(files_of, folders))}
    told = options._replace(
        pack=_inside(folder) if folder else options.pack,
        config=_inside(config) if config else "",
        here=os.getcwd(),
        home=str(config.parent) if config else "",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(_OPTIONS, _THEN), json.dumps(told._asdict(), ensure_ascii=False))
        for file in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"{_FILES}/{_inside(file)}", _THEN), file.read_bytes())
    return out.getvalue()


@lru_cache(maxsize=2)
def unpacked(place: str, digest: str) -> Options:
    """Return the options in the parcel *place*, their files now in a folder of this machine.

    Raises OSError where it is not there, or not what was sent.
    """
    data = Path(place).read_bytes()
    if digest_of(data) != digest:
        raise OSError(f"{place}: not the parcel that was sent")
    folder = tempfile.mkdtemp(prefix="reportlint-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
    told = Options(**json.loads(Path(folder, _OPTIONS).read_text(encoding="utf-8")))
    at = Path(folder, _FILES)
    return told._replace(
        pack=str(at / told.pack) if told.pack and shipped_folder(told.pack) is None else told.pack,
        config=str(at / told.config) if told.config else "",
    )


def digest_of(data: bytes) -> str:
    """Return what stands for the content of a parcel."""
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=1)
def program() -> str:
    """Return what stands for the program by the content of its files, rules and libraries: the same on every machine that has the same."""
    root = Path(__file__).resolve().parents[1]
    parts: list[str | bytes] = [__version__, ".".join(platform.python_version_tuple()[:2])]
    for place in sorted(root.rglob("*.py")):
        parts += [place.relative_to(root).as_posix(), place.read_bytes()]
    for folder in ("rules", "grammars"):
        top = Path(str(shipped(folder)))
        for place in sorted(one for one in top.rglob("*") if one.suffix in (".yaml", ".lark")):
            parts += [place.relative_to(top).as_posix(), place.read_bytes()]
    return portable(*parts, *map(_version, _READ_WITH))


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} none"


def _inside(place: Path) -> str:
    """Return where a file goes in a parcel: as its folders lie on this machine, so that what stands beside another still does."""
    return PurePath(*Path(os.path.normpath(place)).parts[1:]).as_posix()
