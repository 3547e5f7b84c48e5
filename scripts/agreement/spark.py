"""Runs expressions through Spark SQL and compares with what they must give; called by scripts/spark-agreement."""

import datetime
import json
import math
import struct
import sys
import tempfile

from pyspark.sql import SparkSession, types

TYPES = {
    "BOOLEAN": types.BooleanType(), "BIGINT": types.LongType(), "DOUBLE": types.DoubleType(),
    "STRING": types.StringType(), "DATE": types.DateType(),
}
ROW_NUMBER = "risk row number"
BATCH = 20


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

    def select(self, view, cases, where="TRUE"):
        """The values of expressions over the rows of a view, by row number."""
        items = ", ".join(f"CAST({case['sql']} AS {case['type']})" for case in cases)
        query = f"SELECT `{ROW_NUMBER}`, {items} FROM {view} WHERE {where}"
        return {row[0]: row[1:] for row in self.spark.sql(query).collect()}

    def differ(self, text, message):
        self.differences.append(f"{text}: {message}")
        print(f"{text}: {message}", flush=True)

    def rows(self, view, cases):
        """Compares expressions over all rows; those with faulting rows one by one."""
        for case in cases:
            case["values"] = [decoded(v) for v in case["expected"]]
        whole = [case for case in cases if Fault not in case["values"]]
        for start in range(0, len(whole), BATCH):
            batch = whole[start:start + BATCH]
            try:
                self.compare(batch, self.select(view, batch))
            except Exception:
                for case in batch:
                    self.alone(view, case)
        for case in cases:
            if Fault in case["values"]:
                self.alone(view, case)

    def alone(self, view, case):
        """Compares an expression over the rows it can be computed for, and looks for the fault in some others."""
        faulting = [place for place, value in enumerate(case["values"]) if value is Fault]
        where = f"`{ROW_NUMBER}` NOT IN ({', '.join(map(str, faulting))})" if faulting else "TRUE"
        try:
            self.compare([case], self.select(view, [case], where))
        except Exception as error:
            self.differ(case["text"], f"fails: {str(error)[:300]}")
        for place in faulting[:2]:
            self.faults += 1
            try:
                row = self.select(view, [case], f"`{ROW_NUMBER}` = {place}")[place]
                # What a value does not depend on need not be computed.
                if case["call"]:
                    self.differ(case["text"], f"row {place} gives {row[0]!r}, where there must be a fault")
            except Exception:
                pass

    def compare(self, cases, found):
        for column, case in enumerate(cases):
            self.checked += 1
            odd = [
                (place, case["values"][place], row[column]) for place, row in sorted(found.items())
                if not alike(case["values"][place], row[column], case["exact"])
            ]
            self.values += len(found)
            for place, expected, value in odd[:1]:
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
        SparkSession.builder.master("local[2]").appName("agreement").config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.memory", "2g").getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
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
