"""Runs expressions through Spark SQL and compares with what they must give; called by scripts/spark-agreement."""

import concurrent.futures
import datetime
import itertools
import json
import logging
import math
import struct
import sys
import tempfile

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession, types

TYPES = {
    "BOOLEAN": types.BooleanType(), "BIGINT": types.LongType(), "DOUBLE": types.DoubleType(),
    "STRING": types.StringType(), "DATE": types.DateType(),
}
ROW_NUMBER = "risk row number"
# A query holds so many expressions, or fewer long ones: Spark plans many short queries no faster than one huge one.
BATCH, BATCH_LENGTH = 60, 12_000
THREADS = 2


def decoded(value):
    """A value from its JSON form; a fault is the class Fault."""
    if value is None:
        return None
    kind, content = next(iter(value.items()))
    if kind == "integer":
        return int(content)
    if kind == "number":
        return struct.unpack("d", struct.pack("Q", int(content)))[0]
    if kind == "date":
        return datetime.date.fromisoformat(content)
    return Fault if kind == "fault" else content


class Fault:
    """Stands for a value that cannot be computed."""


def alike(expected, found, exact):
    """Whether two values are the same; numbers that need not be exact may differ in their last digits."""
    if isinstance(expected, float) and isinstance(found, float):
        if math.isnan(expected) or math.isnan(found):
            return math.isnan(expected) and math.isnan(found)
        if expected == found or exact:
            return expected == found
        return math.isclose(expected, found, rel_tol=1e-12, abs_tol=1e-300)
    return type(expected) is type(found) and expected == found


def batches(cases):
    """The cases in groups for one query each."""
    batch, length = [], 0
    for case in cases:
        if batch and (len(batch) == BATCH or length + len(case["sql"]) > BATCH_LENGTH):
            yield batch
            batch, length = [], 0
        batch.append(case)
        length += len(case["sql"])
    if batch:
        yield batch


class Agreement:
    """Compares, and keeps count of what differs."""

    def __init__(self, spark):
        self.spark = spark
        self.checked = self.values = self.faults = 0
        self.differences = []

    def view(self, name, table):
        """Makes a view of rows; they go through a file, so that Spark runs the code it generates."""
        fields = [types.StructField(n, TYPES[t]) for n, t in zip(table["names"], table["types"])]
        schema = types.StructType(fields + [types.StructField(ROW_NUMBER, types.LongType())])
        rows = [[decoded(v) for v in row] + [place] for place, row in enumerate(table["rows"])]
        folder = tempfile.mkdtemp(prefix="risk-spark-")
        self.spark.createDataFrame(rows, schema).coalesce(1).write.mode("overwrite").parquet(folder)
        self.spark.read.parquet(folder).createOrReplaceTempView(name)

    def select(self, view, cases, where="TRUE", leaving_out=()):
        """The values of expressions over the rows of a view, by row number; null in rows that are left out of one."""
        items = ", ".join(self.item(case, rows) for case, rows in itertools.zip_longest(cases, leaving_out, fillvalue=()))
        query = f"SELECT `{ROW_NUMBER}`, {items} FROM {view} WHERE {where}"
        return {row[0]: row[1:] for row in self.spark.sql(query).collect()}

    @staticmethod
    def item(case, left_out):
        item = f"CAST({case['sql']} AS {case['type']})"
        places = ", ".join(map(str, left_out))
        return f"CASE WHEN `{ROW_NUMBER}` NOT IN ({places}) THEN {item} END" if left_out else item

    def differ(self, text, message):
        self.differences.append(f"{text}: {message}")
        print(f"{text}: {message}", flush=True)

    def rows(self, view, cases):
        """Compares expressions over all rows, many in a query; then looks for the faults there must be."""
        for case in cases:
            case["values"] = [decoded(value) for value in case["expected"]]
            case["faulting"] = [place for place, value in enumerate(case["values"]) if value is Fault]
        for batch in batches(cases):
            self.together(view, batch)
        # A fault ends its query, so each has one of its own.
        wanted = [(case, place) for case in cases for place in case["faulting"][:2]]
        with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
            for (case, place), row in zip(wanted, pool.map(lambda pair: self.faulting(view, *pair), wanted)):
                self.faults += 1
                # What a value does not depend on need not be computed.
                if row is not None and case["call"]:
                    self.differ(case["text"], f"row {place} gives {row[0]!r}, where there must be a fault")

    def together(self, view, cases):
        """Compares expressions in one query; where it fails, in two of half as many, down to one alone."""
        try:
            found = self.select(view, cases, leaving_out=[case["faulting"] for case in cases])
        except PySparkException as error:
            if len(cases) > 1:
                middle = len(cases) // 2
                self.together(view, cases[:middle])
                self.together(view, cases[middle:])
            else:
                self.differ(cases[0]["text"], f"fails: {str(error)[:300]}")
            return
        self.compare(cases, found)

    def faulting(self, view, case, place):
        """What an expression gives in a row; None where it is a fault."""
        try:
            return self.select(view, [case], f"`{ROW_NUMBER}` = {place}")[place]
        except PySparkException:
            return None

    def compare(self, cases, found):
        for column, case in enumerate(cases):
            rows = [(place, row[column]) for place, row in sorted(found.items()) if place not in case["faulting"]]
            odd = [
                (place, value) for place, value in rows if not alike(case["values"][place], value, case["exact"])
            ]
            self.checked += 1
            self.values += len(rows)
            for place, value in odd[:1]:
                expected = case["values"][place]
                self.differ(case["text"], f"row {place} must give {expected!r}, not {value!r} ({len(odd)} such rows)")

    def groups(self, view, case):
        """Compares aggregates over groups."""
        keys = [f"`{key}`" for key in case["keys"]]
        items = [f"CAST({sql} AS {kind})" for sql, kind in zip(case["sql"], case["types"])]
        grouping = f" GROUP BY {', '.join(keys)}" if keys else ""
        rows = self.spark.sql(f"SELECT {', '.join(keys + items)} FROM {view}{grouping}").collect()
        found = {tuple(row[:len(keys)]): row[len(keys):] for row in rows}
        for row in case["expected"]:
            row = [decoded(value) for value in row]
            group = found.get(tuple(row[:len(keys)]))
            for text, expected, value in zip(case["texts"], row[len(keys):], group or [None] * len(items)):
                self.values += 1
                if not alike(expected, value, exact=False):
                    self.differ(f"{text} by {case['keys']}", f"{row[:len(keys)]} must give {expected!r}, not {value!r}")
        self.checked += len(items)


def main(path):
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)
    spark = (
        SparkSession.builder.master(f"local[{THREADS}]").appName("agreement").config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.memory", "2g").getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    logging.getLogger("SQLQueryContextLogger").disabled = True
    agreement = Agreement(spark)
    agreement.view("rows", cases["rows"])
    agreement.view("groups", cases["groups"])
    agreement.rows("rows", cases["expressions"])
    agreement.rows("groups", cases["windows"])
    for case in cases["aggregates"]:
        agreement.groups("groups", case)
    print(
        f"{agreement.checked} expressions, {agreement.values} values and {agreement.faults} faults compared: "
        f"{len(agreement.differences)} differences"
    )
    sys.exit(1 if agreement.differences else 0)


if __name__ == "__main__":
    main(sys.argv[1])
