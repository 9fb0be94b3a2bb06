"""Last year's report and the likest of another body, for every report of a store, by joins.

What is a pair, and what a copy, is what `run/pairing.py` and `run/copies.py` say of the reports of one run: here it is
asked of a database, which keeps on the disk what does not fit into memory. `facts` is the table it is asked of.
"""

from __future__ import annotations

from linter.audit.database import Connection
from linter.run.copies import CANDIDATE, LEAST_OWN, SHARED
from linter.run.pairing import ENDING

_YEARS = f"""
CREATE TEMP TABLE who AS
    SELECT number, path, issuer, year, certain AND year IS NOT NULL AS certain, kind,
           CASE WHEN kind = '' THEN issuer ELSE kind || ' ' || issuer END AS key
    FROM facts WHERE stage IS NULL;
CREATE TEMP TABLE stated AS
    SELECT key, year, any_value(issuer) AS issuer, any_value(kind) AS kind, count(*) AS files, max(number) AS number
    FROM who WHERE certain GROUP BY key, year;
CREATE TEMP TABLE likely AS
    SELECT DISTINCT who.number FROM who JOIN stated
        ON stated.year = who.year - 1 AND right(stated.key, {ENDING}) = right(who.issuer, {ENDING})
    WHERE stated.kind = who.kind
        AND (ends_with(stated.issuer, who.issuer) OR ends_with(who.issuer, stated.issuer));
CREATE TEMP TABLE before AS
    SELECT who.number,
        CASE WHEN who.certain AND own.files = 1 AND last.files = 1 THEN last.number END AS before,
        CASE WHEN NOT who.certain THEN 'body or year is not stated'
             WHEN last.files IS NOT NULL AND (own.files > 1 OR last.files > 1)
                 THEN 'several reports of one body and year'
             WHEN last.files IS NULL AND likely.number IS NOT NULL
                 THEN 'last year''s report names the body otherwise' END AS reason
    FROM who
        LEFT JOIN stated AS own ON own.key = who.key AND own.year = who.year
        LEFT JOIN stated AS last ON last.key = who.key AND last.year = who.year - 1
        LEFT JOIN likely ON likely.number = who.number
    WHERE who.year - 1 IN (SELECT year FROM who WHERE year IS NOT NULL);
"""

# A band is one run of words of the sample: reports that share none of those that are their own never meet.
_COPIES = f"""
CREATE TEMP TABLE bodies AS SELECT DISTINCT body FROM facts WHERE body IS NOT NULL;
CREATE TEMP TABLE ends AS
    SELECT body, unnest(generate_series(0, length(body))) AS size FROM bodies;
CREATE TEMP TABLE same AS
    SELECT ends.body AS one, bodies.body AS other FROM ends JOIN bodies ON bodies.body = left(ends.body, size)
    UNION SELECT ends.body, bodies.body FROM ends JOIN bodies ON bodies.body = right(ends.body, size);
INSERT INTO same SELECT other, one FROM same;
CREATE TEMP TABLE sample AS
    SELECT number, body, unnest(grams) AS gram FROM facts WHERE body IS NOT NULL;
CREATE TEMP TABLE holders AS
    SELECT gram, body, min(number) AS number FROM sample
    WHERE gram IN (SELECT gram FROM sample GROUP BY gram HAVING count(DISTINCT body) <= {SHARED})
    GROUP BY gram, body;
CREATE TEMP TABLE own AS
    SELECT number, any_value(sample.body) AS body, count(*) AS size
    FROM sample WHERE gram IN (SELECT gram FROM holders) GROUP BY number;
CREATE TEMP TABLE common AS
    SELECT sample.number, holders.number AS other, count(*) AS common
    FROM sample JOIN holders ON holders.gram = sample.gram
    WHERE NOT EXISTS (FROM same WHERE same.one = sample.body AND same.other = holders.body)
    GROUP BY sample.number, holders.number;
CREATE TEMP TABLE alike AS
    SELECT common.number, other, common, mine.size + theirs.size - common AS total
    FROM common JOIN own AS mine ON mine.number = common.number JOIN own AS theirs ON theirs.number = common.other
    WHERE mine.size >= {LEAST_OWN}
        AND common * {CANDIDATE.denominator} >= (mine.size + theirs.size - common) * {CANDIDATE.numerator};
CREATE TEMP TABLE likest AS
    SELECT number, other, common, total FROM alike
    QUALIFY row_number() OVER (PARTITION BY number ORDER BY common::DOUBLE / total DESC, other) = 1;
CREATE TEMP TABLE others AS
    SELECT facts.number, (SELECT count(*) FROM bodies) - kin.bodies AS others
    FROM facts JOIN (SELECT one, count(DISTINCT other) AS bodies FROM same GROUP BY one) AS kin ON kin.one = facts.body
    WHERE facts.body IS NOT NULL;
"""


def pair(connection: Connection) -> None:
    """Make the tables `before` (number, before, reason), `alike`, `likest` and `others` of the table `facts`."""
    for statements in (_YEARS, _COPIES):
        connection.execute(statements)
