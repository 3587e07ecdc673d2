"""Runs a file of SQL on an engine from PyPI: python sql/run.py duckdb|spark|clickhouse FILE.sql

The engines' own programs do the same: duckdb < FILE.sql, spark-sql -f FILE.sql,
clickhouse local --queries-file FILE.sql. HEARSAY_MEMORY_GB bounds the memory (4 unless
given), HEARSAY_CORES the cores (all unless given); what does not fit goes to TMPDIR.
"""

import os
import re
import sys
import tempfile


def statements(text):
    text = re.sub(r"^--.*$", "", text, flags=re.MULTILINE)
    return [s.strip() for s in text.split(";") if s.strip()]


def main():
    engine, path = sys.argv[1], sys.argv[2]
    with open(path, encoding="utf-8") as f:
        text = f.read()
    memory = os.environ.get("HEARSAY_MEMORY_GB", "4")
    cores = os.environ.get("HEARSAY_CORES", str(os.cpu_count()))
    with tempfile.TemporaryDirectory() as folder:
        if engine == "duckdb":
            import duckdb

            c = duckdb.connect(os.path.join(folder, "hearsay.duckdb"))
            c.execute(f"SET memory_limit = '{memory}GB'")
            c.execute(f"SET threads = {cores}")
            run = c.execute
        elif engine == "spark":
            from pyspark.sql import SparkSession

            s = (
                SparkSession.builder.master(f"local[{cores}]")
                .config("spark.driver.memory", f"{memory}g")
                .config("spark.local.dir", folder)
                .config("spark.sql.warehouse.dir", folder)
                .config("spark.sql.shuffle.partitions", os.environ.get("HEARSAY_SHUFFLES", "16"))
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .getOrCreate()
            )
            s.sparkContext.setLogLevel("ERROR")
            run = s.sql
        elif engine == "clickhouse":
            from chdb.session import Session

            c = Session(os.path.join(folder, "hearsay"))
            c.query(f"SET max_memory_usage = {int(float(memory) * 1e9)}, max_threads = {cores}")
            run = c.query
        else:
            sys.exit(f"engine {engine!r}: one of duckdb, spark, clickhouse")
        for s in statements(text):
            run(s)


if __name__ == "__main__":
    main()
