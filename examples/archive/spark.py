"""The statements of an archive on Spark: hearsay is a mapper over the rows.

    python spark.py HEARSAY DOCS OUT

HEARSAY is the program, which is shipped with the job: one static file, for the processor of
the executors. DOCS are Parquet or JSON Lines files with the columns id and text, and of
series, outlet, date, title, url and language what there is. OUT gets Parquet files.
"""

import io
import os
import subprocess
import sys
import tempfile

import pyarrow
import pyarrow.parquet
from pyspark import SparkFiles
from pyspark.sql import SparkSession


def run(program, documents):
    """The rows of statements of a table of documents, as Parquet."""
    done = subprocess.run([program, "extract", "statements", "-", "--format", "parquet"], input=documents, stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):  # 1: some documents could not be read, and are named in the log of the executor
        raise RuntimeError(f"hearsay ended with {done.returncode}")
    return done.stdout


def statements(batches):
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "hearsay")
        with open(SparkFiles.get("hearsay"), "rb") as shipped, open(program, "wb") as copy:
            copy.write(shipped.read())  # a shipped file may not be run
        os.chmod(program, 0o755)
        for batch in batches:
            documents = io.BytesIO()
            pyarrow.parquet.write_table(pyarrow.Table.from_batches([batch]), documents)
            rows = run(program, documents.getvalue())
            yield from pyarrow.parquet.read_table(io.BytesIO(rows)).to_batches()


def main():
    program, documents, out = sys.argv[1:]
    spark = SparkSession.builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as folder:
        shipped = os.path.join(folder, "hearsay")
        os.symlink(os.path.abspath(program), shipped)
        spark.sparkContext.addFile(shipped)
        none = os.path.join(folder, "none.parquet")
        with open(none, "wb") as f:
            f.write(run(program, b""))
        schema = spark.read.parquet(none).schema
        rows = spark.read.parquet(documents) if documents.endswith(".parquet") else spark.read.json(documents)
        rows.mapInArrow(statements, schema).write.mode("overwrite").parquet(out)
    spark.stop()


if __name__ == "__main__":
    main()
