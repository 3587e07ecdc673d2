"""Runs a file of SQL on an engine from PyPI: python sql/run.py duckdb|spark|clickhouse FILE.sql

The engines' own programs do the same: duckdb < FILE.sql, spark-sql -f FILE.sql,
clickhouse local --queries-file FILE.sql. HEARSAY_MEMORY_GB bounds the memory (4 unless
given), HEARSAY_CORES the cores (all unless given); what does not fit goes to TMPDIR.
With HEARSAY_TIMES=1 it says on standard error how long each statement took, in seconds
of the clock and of processors, and how much lies in TMPDIR after it; at the end what all of
it took, which counts Spark's Java too.
"""

import os
import re
import resource
import sys
import tempfile
import time


def statements(text):
    text = re.sub(r"^--.*$", "", text, flags=re.MULTILINE)
    return [s.strip() for s in text.split(";") if s.strip()]


def children():
    """The processes that this one started, on Linux, as the fields of their stat behind the name."""
    for pid in filter(str.isdigit, os.listdir("/proc") if os.path.isdir("/proc") else []):
        try:
            with open(f"/proc/{pid}/stat") as f:
                fields = f.read().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(os.getpid()):
            yield pid, fields


def processors():
    """Seconds of processors that this process and, on Linux, its children took."""
    mine = resource.getrusage(resource.RUSAGE_SELF)
    total = mine.ru_utime + mine.ru_stime
    for _, fields in children():
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def memory_peak():
    """The most bytes that this process had or, on Linux, the largest of its children."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    for pid, _ in children():
        try:
            with open(f"/proc/{pid}/status") as f:
                most = max([most] + [int(line.split()[1]) * 1024 for line in f if line.startswith("VmHWM")])
        except OSError:
            continue
    return most


def size(folder):
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(path, name)).st_blocks * 512
            except OSError:
                pass
    return total


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
        most = 0
        for s in statements(text):
            wall, cpu = time.monotonic(), processors()
            run(s)
            if os.environ.get("HEARSAY_TIMES"):
                took = f"{time.monotonic() - wall:8.1f} s {processors() - cpu:8.1f} s of processors"
                kept = size(folder)
                most = max(most, kept)
                print(took, f"{kept / 1e6:8.0f} MB", " ".join(s.split())[:60], file=sys.stderr)
        if os.environ.get("HEARSAY_TIMES"):
            rest = f"{memory_peak() / 1e6:.0f} MB of memory, {most / 1e6:.0f} MB of temporary files"
            print(f"{engine}: {processors():.1f} s of processors with its start, {rest}", file=sys.stderr)


if __name__ == "__main__":
    main()
