-- Candidate pairs of documents for "hearsay passages align", from the fingerprints of
-- "hearsay passages fingerprint". For Spark SQL.
-- Written by: hearsay passages sql --engine spark
--
-- A fingerprint is a row: the gram of so many words (gram) that has this hash starts at this
-- word of this document. A gram that two documents hold is a seed of the two: "align" goes
-- from seeds to passages. Documents are numbers here, hashes of their ids.

-- Tables that are read again are in a database of this result, which the last statement drops.
-- (Cached views would be analysed anew, each with all below it, wherever they are named.)
DROP DATABASE IF EXISTS hearsay_b9471d68 CASCADE;
CREATE DATABASE hearsay_b9471d68;
USE hearsay_b9471d68;

-- What is said of a document, which is the same in all of its rows.
CREATE TABLE told USING parquet AS
SELECT document, any_value(id) AS id, any_value(series) AS series, any_value(words) AS words, any_value(day) AS day,
  any_value(date_from) AS date_from, any_value(date_to) AS date_to
FROM parquet.`fingerprints/*.parquet`
GROUP BY document;

-- Which grams more than one document holds, and how many. A document that holds a gram
-- several times counts once: nth is 1 in the first place, and there are four at most. Runs of 5 words are seeds
-- only where at most 6 documents hold them.
CREATE TABLE held USING parquet AS
SELECT gram, hash, count(*) AS holders
FROM parquet.`fingerprints/*.parquet`
WHERE nth = 1
GROUP BY gram, hash
HAVING count(*) > 1 AND (gram = 8 OR count(*) <= 6);

-- Where they stand.
CREATE TABLE place USING parquet AS
SELECT f.gram AS gram, f.hash AS hash, f.document AS document, f.word AS word, f.nth AS nth, f.version AS version,
  h.holders AS holders
FROM parquet.`fingerprints/*.parquet` AS f
JOIN held AS h ON f.gram = h.gram AND f.hash = h.hash;

-- Boilerplate: grams most of whose holders are of a series that holds them again and again,
-- 21 days or more, at one place near the start or the end. First, where each holder of a
-- known series has it: words before it and words from it on.
CREATE TABLE standing USING parquet AS
SELECT p.hash AS hash, t.series AS series, p.document AS document, p.holders AS holders,
  p.word AS head, t.words - p.word AS tail, t.day AS day
FROM place AS p
JOIN told AS t ON p.document = t.document
WHERE p.gram = 8 AND p.nth = 1 AND t.series <> '' AND p.holders >= 3;

-- Then, for each series: at least 3 holders, and three in four of them within 12 words of
-- the median place (the upper one of two), which is at most 150 words from that edge.
-- 2 * place - n is 1 or 2 at the median: no engine has the same name for it.
CREATE TABLE boilerplate USING parquet AS
SELECT hash
FROM (
  SELECT hash, series, max(holders) AS holders, count(*) AS fixed
  FROM (
    SELECT hash, series, holders, n, head, tail, day,
      max(CASE WHEN 2 * by_head - n IN (1, 2) THEN head END) OVER (PARTITION BY hash, series) AS middle_head,
      max(CASE WHEN 2 * by_tail - n IN (1, 2) THEN tail END) OVER (PARTITION BY hash, series) AS middle_tail
    FROM (
      SELECT hash, series, holders, head, tail, day,
        count(*) OVER (PARTITION BY hash, series) AS n,
        row_number() OVER (PARTITION BY hash, series ORDER BY head, document) AS by_head,
        row_number() OVER (PARTITION BY hash, series ORDER BY tail, document) AS by_tail
      FROM standing
    ) AS placed
    WHERE n >= 3
  ) AS middled
  GROUP BY hash, series
  HAVING (max(day) IS NULL OR max(day) - min(day) >= 21)
    AND (
      max(middle_head) <= 150
        AND 4 * sum(CASE WHEN abs(head - middle_head) <= 12 THEN 1 ELSE 0 END) >= 3 * count(*)
      OR max(middle_tail) <= 150
        AND 4 * sum(CASE WHEN abs(tail - middle_tail) <= 12 THEN 1 ELSE 0 END) >= 3 * count(*)
    )
) AS fixed_series
GROUP BY hash
HAVING 2 * sum(fixed) > max(holders);

-- The heavy ones, which more than 500 documents hold: a star, from each holder to the earliest one. Documents
-- without a date are the latest; of one date the smallest id is the earliest.
CREATE TABLE heavy USING parquet AS
SELECT p.hash AS hash, p.document AS document, p.word AS word, p.nth AS nth, p.version AS version, p.holders AS holders,
  row_number() OVER (PARTITION BY p.hash ORDER BY
    CASE WHEN t.date_from = '' AND t.date_to = '' THEN 1 ELSE 0 END, t.date_from, t.date_to, t.id, p.word) AS place
FROM place AS p
JOIN told AS t ON p.document = t.document
WHERE p.gram = 8 AND p.holders > 500;

-- Seeds: of two documents, the smaller number first. Of a gram that at most 500 hold each two are a pair.
CREATE TABLE seed USING parquet AS
SELECT s.a AS a, s.b AS b, s.word_a AS word_a, s.word_b AS word_b, s.gram AS gram,
  CASE WHEN p.flag = 1 THEN 1 ELSE 0 END AS boilerplate, CAST(s.holders AS INTEGER) AS holders, s.version AS version
FROM (
  SELECT x.hash AS hash, x.document AS a, y.document AS b, x.word AS word_a, y.word AS word_b,
    x.gram AS gram, 0 AS holders, x.version AS version
  FROM place AS x
  JOIN place AS y ON x.gram = y.gram AND x.hash = y.hash
  WHERE x.document < y.document AND x.holders <= 500 AND y.holders <= 500
  UNION ALL
  SELECT x.hash AS hash,
    CASE WHEN x.document < y.document THEN x.document ELSE y.document END AS a,
    CASE WHEN x.document < y.document THEN y.document ELSE x.document END AS b,
    CASE WHEN x.document < y.document THEN x.word ELSE y.word END AS word_a,
    CASE WHEN x.document < y.document THEN y.word ELSE x.word END AS word_b,
    8 AS gram, x.holders AS holders, x.version AS version
  FROM heavy AS x
  JOIN heavy AS y ON x.hash = y.hash
  WHERE x.place = 1 AND y.nth = 1 AND x.document <> y.document
) AS s
LEFT JOIN (SELECT hash, 8 AS gram, 1 AS flag FROM boilerplate) AS p ON s.gram = p.gram AND s.hash = p.hash;


-- The result. A row of a document with itself says where it holds a heavy gram: "align"
-- passes over pairs that share nothing else, but for those with the earliest; and over pairs
-- that share a single run of 5 words: 2 are enough, and a gram of 8 words is.
INSERT OVERWRITE DIRECTORY 'pairs.parquet' USING parquet
SELECT s.a AS a, s.b AS b, CAST(s.word_a AS INTEGER) AS word_a, CAST(s.word_b AS INTEGER) AS word_b, CAST(s.gram AS INTEGER) AS gram,
  CAST(s.boilerplate AS INTEGER) AS boilerplate, CAST(s.holders AS INTEGER) AS holders, CAST(s.version AS INTEGER) AS version
FROM seed AS s
UNION ALL
SELECT h.document AS a, h.document AS b, CAST(h.word AS INTEGER) AS word_a, CAST(h.word AS INTEGER) AS word_b, CAST(8 AS INTEGER) AS gram,
  CAST(0 AS INTEGER) AS boilerplate, CAST(0 AS INTEGER) AS holders, CAST(h.version AS INTEGER) AS version
FROM heavy AS h;

USE default;
DROP DATABASE hearsay_b9471d68 CASCADE;
