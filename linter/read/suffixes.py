"""Which files of a folder are documents, by their names: those that a reader takes, and those that none does.

What a file is, its content says (`sniff`); a folder is searched by names only.
"""

from __future__ import annotations

import os

_TEXT = (".txt", ".text", ".md", ".markdown", ".csv")
_PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".shtm")
_WORD = (
    ".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt", ".uot", ".uof",
)  # fmt: skip
_BOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".et", ".ett", ".ods", ".ots", ".fods", ".uos")
_MESSAGES = (".mht", ".mhtml", ".eml")

READ = frozenset((*_TEXT, *_PAGES, *_WORD, *_BOOKS, *_MESSAGES, ".pdf", ".ofd"))

# Documents, and archives of them, for which there is no reader.
UNREAD = frozenset(
    (
        ".odp", ".uop",
        ".ceb", ".cebx", ".gd", ".gw", ".gwz", ".sep", ".caj", ".xps", ".oxps", ".djvu", ".epub",
        ".msg", ".ppt", ".pptx", ".pps", ".ppsx", ".dps", ".xlsb",
        ".pages", ".numbers", ".wpd", ".zip", ".rar", ".7z", ".gz", ".tgz", ".tar",
    )
)  # fmt: skip


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name, in small letters."""
    return os.path.splitext(name)[1].lower()


def is_document(name: str) -> bool:
    """Whether a file of that *name* is a document, read or not."""
    return suffix_of(name) in READ or suffix_of(name) in UNREAD
