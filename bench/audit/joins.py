"""What the joins of a round take: years paired and copies found over as many reports as asked, of which only the facts are made up.

Nothing is checked, so a size can be asked for whose checking would take days. Four years of a body are neighbours, a sample of the
words of a report is as large as that of a long one, half of it the form's own, and every fiftieth report is another one's copy.
"""

from __future__ import annotations

import resource
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from linter.audit.database import connected, copy
from linter.audit.options import Options
from linter.audit.plan import Plan
from linter.audit.store import Store
from linter.audit.tasks import find_tasks

_GRAMS = 40  # of a report's sample

_FACTS = """
SELECT 'reports/' || i || '.txt' AS path, sha256(i::VARCHAR) AS sha256, 'seal' AS seal, '单位' || (i // 4) AS issuer,
    (2020 + i % 4)::INTEGER AS year, true AS certain, '' AS kind, '单位' || (i // 4) AS body,
    [CASE WHEN x % 2 = 0 THEN x ELSE (hash(x, CASE WHEN i % 50 = 0 AND i > 0 THEN i - 1 ELSE i END) >> 2)::BIGINT END
     FOR x IN range({grams})] AS grams,
    NULL::VARCHAR AS stage, NULL::VARCHAR AS message_zh, NULL::VARCHAR AS message_en
FROM range({count}) AS made(i)
"""


def joined(folder: Path, count: int) -> Iterator[str]:
    """Yield lines: what the joins over *count* reports took, and how many pairs they found."""
    shutil.rmtree(folder, ignore_errors=True)
    store = Store(folder)
    store.create()
    store.round(1).mkdir()
    with connected(memory="2GB") as connection:
        copy(connection, _FACTS.format(grams=_GRAMS, count=count), store.known(1, 1))
        files = f"SELECT path, path AS locator, path AS place, sha256 FROM '{store.known(1, 1)}'"
        copy(connection, files, store.round(1) / "files.parquet")
    clock, processor = time.perf_counter(), time.process_time()
    find_tasks(store, Plan(1, "seal", Options(), False))
    took = f"{time.perf_counter() - clock:.0f} s, {time.process_time() - processor:.0f} s of the processor"
    with connected() as connection:
        found = connection.execute(
            f"SELECT count(before_path), count(like_path), count(*) FROM '{store.round(1) / 'tasks.parquet'}'"
        ).fetchone()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    yield f"{count} reports: {took}, {memory} MB; years paired, likest found, all: {found}"
