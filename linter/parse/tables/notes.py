"""Remarks in brackets: what stands in them is neither a label nor a value."""

from __future__ import annotations

import re

NOTE = re.compile(r"\([^()\n]{0,60}?[^\W\d_][^()\n]{0,60}?\)")
# The same among words without blanks, where a label's number is in brackets, too.
REMARK = re.compile(r"\((?![一二三四五六七八九十\d]{1,3}\))[^()]{4,160}\)")
