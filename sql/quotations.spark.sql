-- Who first said what, over an archive: quotations of the same or nearly the same words, from
-- the rows of "hearsay extract statements". For Spark SQL.
-- Written by: hearsay quotations --engine spark
--
-- A wording is a quotation by its words: case, punctuation and accents do not count. Two
-- wordings are near where they share 2 fingerprints or more (runs of words), and half of
-- those that the one with fewer has, and the longer one has at most 3 times the words of the
-- shorter. A wording goes with the earliest one that it is near to, and that one with the
-- earliest that it is near to, through 8 such steps at most: a group is what came to one.

-- Tables that are read again are in a database of this result, which the last statement drops.
-- (Cached views would be analysed anew, each with all below it, wherever they are named.)
DROP DATABASE IF EXISTS hearsay_a845e784 CASCADE;
CREATE DATABASE hearsay_a845e784;
USE hearsay_a845e784;

-- What counts: what stands between quotation marks, 4 words or more, and in no other
-- quotation. To group all statements, also those in other words, leave out
-- "quotation IS NOT NULL" and take coalesce(quotation, content) for quotation.
-- day puts dates in order: one that is a year alone comes at the end of its year, a document
-- without a date after all others. place is different for each row, in the order of day.
CREATE TABLE said USING parquet AS
SELECT wording, words, quotation, speaker, document, outlet, house, date, day,
  concat(day, ' ', document, ' ', lpad(concat('', statement), 9, '0')) AS place
FROM (
  SELECT wording, words, quotation, speaker, document, outlet, coalesce(series, outlet) AS house, date, statement,
    CASE length(coalesce(date, ''))
      WHEN 0 THEN '9999-12-31T24'
      WHEN 4 THEN concat(coalesce(date, ''), '-12-31T24')
      WHEN 7 THEN concat(coalesce(date, ''), '-31T24')
      WHEN 10 THEN concat(coalesce(date, ''), 'T24')
      ELSE coalesce(date, '') END AS day
  FROM parquet.`statements/*.parquet`
  WHERE quotation IS NOT NULL AND within IS NULL AND words >= 4
) AS quoted;

-- Each wording once, with the place where it stands first.
CREATE TABLE worded USING parquet AS
SELECT s.wording AS wording, max(s.words) AS words, min(s.place) AS place
FROM said AS s
GROUP BY s.wording;

-- The fingerprints of wordings that more than one wording has.
CREATE TABLE printed USING parquet AS
SELECT wording, fingerprint, words, place, prints, holders,
  row_number() OVER (PARTITION BY fingerprint ORDER BY place) AS nth
FROM (
  SELECT p.wording AS wording, p.fingerprint AS fingerprint, w.words AS words, w.place AS place,
    count(*) OVER (PARTITION BY p.wording) AS prints,
    count(*) OVER (PARTITION BY p.fingerprint) AS holders
  FROM (
    SELECT DISTINCT wording, explode(fingerprints) AS fingerprint
    FROM parquet.`statements/*.parquet`
    WHERE quotation IS NOT NULL AND within IS NULL AND words >= 4
  ) AS p
  JOIN worded AS w ON p.wording = w.wording
) AS counted
WHERE holders > 1;

-- Of the wordings that are near to one and earlier, the earliest. Of a fingerprint that more
-- than 100 wordings have, only the earliest counts.
CREATE TABLE led USING parquet AS
SELECT wording, leader
FROM (
  SELECT wording, leader, row_number() OVER (PARTITION BY wording ORDER BY place) AS nth
  FROM (
    SELECT y.wording AS wording, x.wording AS leader, max(x.place) AS place
    FROM printed AS y
    JOIN printed AS x ON x.fingerprint = y.fingerprint
    WHERE x.nth < y.nth AND (y.holders <= 100 OR x.nth = 1)
      AND x.words <= 3 * y.words AND y.words <= 3 * x.words
    GROUP BY y.wording, x.wording
    HAVING count(*) >= 2 AND 2 * count(*) >= least(max(x.prints), max(y.prints))
  ) AS near
) AS ranked
WHERE nth = 1;

-- Which group each wording is of: its leader, the leader's leader, 8 steps on.
CREATE TABLE step1 USING parquet AS
SELECT wording, leader FROM led
UNION ALL
SELECT wording, wording AS leader FROM worded WHERE wording NOT IN (SELECT wording FROM led);

CREATE TABLE step2 USING parquet AS
SELECT a.wording AS wording, b.leader AS leader
FROM step1 AS a
JOIN step1 AS b ON a.leader = b.wording;

CREATE TABLE step4 USING parquet AS
SELECT a.wording AS wording, b.leader AS leader
FROM step2 AS a
JOIN step2 AS b ON a.leader = b.wording;

CREATE TABLE step8 USING parquet AS
SELECT a.wording AS wording, b.leader AS leader
FROM step4 AS a
JOIN step4 AS b ON a.leader = b.wording;

-- The groups, and their first places.
CREATE TABLE grouped USING parquet AS
SELECT g.leader AS quotation_group, s.wording AS wording, s.quotation AS quotation, s.speaker AS speaker,
  s.document AS document, s.outlet AS outlet, s.house AS house, s.date AS date, s.day AS day, s.place AS place,
  min(s.day) OVER (PARTITION BY g.leader) AS first_day,
  row_number() OVER (PARTITION BY g.leader ORDER BY s.place) AS nth,
  row_number() OVER (PARTITION BY g.leader ORDER BY s.place DESC) AS nth_last,
  row_number() OVER (PARTITION BY s.wording ORDER BY s.place) AS nth_of_wording
FROM said AS s
JOIN step8 AS g ON s.wording = g.wording;

CREATE TABLE summed USING parquet AS
SELECT q.quotation_group AS quotation_group, count(DISTINCT q.document) AS documents, count(DISTINCT q.outlet) AS outlets,
  count(DISTINCT q.speaker) AS speakers, count(DISTINCT q.wording) AS variants,
  count(DISTINCT CASE WHEN q.day = q.first_day THEN q.document END) AS first_documents,
  count(DISTINCT CASE WHEN length(coalesce(q.date, '')) < 10 THEN q.document END) AS undated,
  max(CASE WHEN q.nth = 1 THEN q.date END) AS first_date,
  max(CASE WHEN q.nth = 1 THEN q.document END) AS first_document,
  max(CASE WHEN q.nth = 1 THEN q.outlet END) AS first_outlet,
  max(CASE WHEN q.nth = 1 THEN q.place END) AS first_place,
  max(CASE WHEN q.date IS NOT NULL THEN q.date END) AS last_date
FROM grouped AS q
GROUP BY q.quotation_group;

-- Form letters and mottos: a house, by which is meant a series or else an outlet, has the words
-- on 3 days or more, and more than half of the documents that have them are its own.
CREATE TABLE repeated USING parquet AS
SELECT quotation_group, max(documents) AS documents
FROM (
  SELECT quotation_group, house, count(DISTINCT document) AS documents
  FROM grouped
  WHERE house IS NOT NULL
  GROUP BY quotation_group, house
  HAVING count(DISTINCT day) >= 3
) AS housed
GROUP BY quotation_group;

CREATE TABLE variant USING parquet AS
SELECT q.quotation_group AS quotation_group, q.wording AS wording, count(DISTINCT q.document) AS documents,
  max(CASE WHEN q.nth_of_wording = 1 THEN q.quotation END) AS quotation,
  max(CASE WHEN q.nth_of_wording = 1 THEN q.speaker END) AS speaker,
  max(CASE WHEN q.nth_of_wording = 1 THEN q.date END) AS date,
  max(CASE WHEN q.nth_of_wording = 1 THEN q.document END) AS document,
  max(CASE WHEN q.nth_of_wording = 1 THEN q.outlet END) AS outlet,
  min(q.place) AS place
FROM grouped AS q
GROUP BY q.quotation_group, q.wording;

-- The result: a row for each wording of each group that stands in two documents or more.
-- variant 1 is the wording that came first. first_documents is how many documents have the
-- first day (of one day nobody knows which was first), undated how many have no day, or a
-- month or a year alone: each of them may have been earlier. standing is 1 for form letters
-- and mottos of one house.
INSERT OVERWRITE DIRECTORY 'quotations.parquet' USING parquet
SELECT g.quotation_group AS quotation_group, CAST(g.documents AS INTEGER) AS documents, CAST(g.outlets AS INTEGER) AS outlets,
  CAST(g.speakers AS INTEGER) AS speakers, CAST(g.variants AS INTEGER) AS variants, g.first_date AS first_date,
  g.first_document AS first_document, g.first_outlet AS first_outlet, CAST(g.first_documents AS INTEGER) AS first_documents,
  CAST(g.undated AS INTEGER) AS undated, g.last_date AS last_date,
  CAST(CASE WHEN 2 * r.documents > g.documents THEN 1 ELSE 0 END AS INTEGER) AS standing,
  CAST(row_number() OVER (PARTITION BY v.quotation_group ORDER BY v.place) AS INTEGER) AS variant,
  v.quotation AS quotation, v.speaker AS speaker, v.date AS date, v.document AS document, v.outlet AS outlet,
  CAST(v.documents AS INTEGER) AS variant_documents
FROM variant AS v
JOIN summed AS g ON v.quotation_group = g.quotation_group
LEFT JOIN repeated AS r ON v.quotation_group = r.quotation_group
WHERE g.documents >= 2
ORDER BY documents DESC, g.first_place, variant;

USE default;
DROP DATABASE hearsay_a845e784 CASCADE;
