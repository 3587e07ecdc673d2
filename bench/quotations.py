"""Rows of statements for bench/quotations.sh, which says how it is run.

copy STATEMENTS ROUNDS OUT takes the rows again and again, as bench/copies does documents:
each round has words of its own, so that its wordings and fingerprints are others; but one
document in ten repeats the round before with edits, in which a word in twelve is another:
of a fingerprint, five words in a row, (11/12)^5 stay, and a wording of n words is the same
with a probability of (11/12)^n. The same rows give the same rows.

show ROWS RESULT says what "hearsay quotations" made of them.
"""

import sys

import duckdb

COPY = """
COPY (
  SELECT * EXCLUDE (round, copied, tongue) REPLACE (
    CASE WHEN round = 0 THEN document ELSE concat(document, '-', round) END AS document,
    CASE WHEN round = 0 THEN series ELSE concat(series, ' ', round) END AS series,
    CASE WHEN tongue = 0 AND NOT copied THEN wording
      WHEN copied AND hash(document, statement, round, 1) % 1000000 >= 1000000 * pow(11.0 / 12, words)
        THEN CAST(hash(wording, round, document) >> 1 AS BIGINT)
      WHEN tongue = 0 THEN wording
      ELSE CAST(hash(wording, tongue) >> 1 AS BIGINT) END AS wording,
    list_transform(
      list_filter(fingerprints, lambda f: NOT copied OR hash(f, document, round) % 1000000 < 1000000 * pow(11.0 / 12, 5)),
      lambda f: CASE WHEN tongue = 0 THEN f ELSE CAST(hash(f, tongue) >> 1 AS BIGINT) END) AS fingerprints
  )
  FROM (
    SELECT *, round - CAST(copied AS INTEGER) AS tongue
    FROM (
      SELECT s.*, r.round AS round, r.round > 0 AND hash(s.document, r.round) % 10 = 0 AS copied
      FROM read_parquet(?) AS s, (SELECT CAST(range AS INTEGER) AS round FROM range(?)) AS r
    ) AS rounds
  ) AS told
) TO '{}' (FORMAT parquet, COMPRESSION zstd)
"""


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "copy":
        duckdb.execute("SET memory_limit = '4GB'")
        duckdb.execute(COPY.format(sys.argv[4].replace("'", "''")), [sys.argv[2], int(sys.argv[3])])
        return
    if len(sys.argv) != 4 or sys.argv[1] != "show":
        sys.exit(__doc__)

    def one(query, path):
        return duckdb.execute(query, [path]).fetchone()

    rows, documents, quoted = one(
        "SELECT count(*), count(DISTINCT document), count(*) FILTER (quotation IS NOT NULL AND within IS NULL AND words >= 4) FROM read_parquet(?)",
        sys.argv[2],
    )
    print(f"{documents} documents with statements, {rows} rows, {quoted} quotations")
    groups, held, standing, most = one(
        "SELECT count(*), sum(documents), sum(standing), max(documents) FROM read_parquet(?) WHERE variant = 1", sys.argv[3]
    )
    wordings = one("SELECT count(*) FROM read_parquet(?)", sys.argv[3])[0]
    print(f"{groups} groups of {wordings} wordings, {standing} of them standing; {held} places, at most {most} documents")


if __name__ == "__main__":
    main()
