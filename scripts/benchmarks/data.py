"""Files, tables and groups of a portfolio of 150,000, 1 and 10 million rows, beside DuckDB, polars and pandas.

The portfolio is simulated by the program itself and written once into .bench/portfolio/. Every figure of ours is taken
inside the program, those of the peers inside this process; peers of one figure take turns.
"""
import gc
import os
import runpy
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

import duckdb
import pandas
import polars

from common import FOLDER, RISK, SCRIPTS, WORK, disturbance, inside, interleaved, risk, row, timed

SIZES = [int(size) for size in os.environ.get("BENCH_ROWS", "150000 1000000 10000000").split()]
LARGEST = SIZES[-1]
PORTFOLIO = FOLDER / "portfolio"
RUNS = {150_000: 9, 1_000_000: 5}
AGES = " ".join(f"when age < {edge} then {place}" for place, edge in enumerate((25, 35, 45, 55, 65)))
GROUPS = (f"select case {AGES} else 5 end as age_band, least(num_90, 3) as late_band, count(*) as n, "
          'avg("default") as bad_rate, avg(monthly_income) as income, quantile_cont(exposure, 0.9) as p90 '
          "from portfolio group by 1, 2 order by 1, 2")
OUR_GROUPS = ("summarize n = count(), bad_rate = mean(default), income = mean(monthly_income), "
              f"p90 = quantile(exposure, 90%) by age_band = case {AGES} else 5 end, late_band = min(num_90, 3)")


def name(rows):
    """A number of rows in words."""
    return f"{rows / 1e6:g} M rows" if rows >= 1_000_000 else f"{rows:,} rows"


def make(rows):
    """The portfolio's files, as CSV and as Parquet."""
    files = [PORTFOLIO / f"portfolio-{rows}.{ending}" for ending in ("csv", "parquet")]
    if not all(file.exists() for file in files):
        PORTFOLIO.mkdir(exist_ok=True)
        saves = "; ".join(f'save p to "{file}"' for file in files)
        risk("-c", f"simulate p with rows = {rows}; {saves}")
    return files


class Ours:
    """The program's parts in a process, each line timed there."""

    def __init__(self):
        self.bench = inside()

    def __call__(self, line):
        """A job that runs a line."""
        return lambda: float(self.bench.ask(f"run {line}")[0])

    def rows(self, pipeline):
        """A job that runs a pipeline and reads all its rows."""
        return lambda: float(self.bench.ask(f"rows {pipeline}")[0])

    def keep(self, file, thing="portfolio"):
        """A job that reads a file into the engine's memory."""
        def job():
            self.bench.ask(f'run load "{file}" as {thing}')
            return float(self.bench.ask(f"keep {thing}")[0])
        return job


def against(what, ours, peers, rows, target=None):
    """Rows of the table: one job of ours beside each peer's, all taking turns."""
    note = disturbance()
    gc.collect()
    times = interleaved([ours, *peers.values()], RUNS.get(rows, 3))
    for peer, seconds in zip(peers, times[1:]):
        limit = None
        if target and peer in target[0]:
            limit = target[1] * seconds
        row(f"{what}, {name(rows)}", times[0], seconds, peer, target=limit, note=note)
    return times


def versions(module):
    """A peer's name with its version."""
    return f"{module} {version(module)}"


DUCKDB, POLARS, PANDAS = versions("duckdb"), versions("polars"), versions("pandas")


def loading(rows, csv, parquet):
    """A file read into memory."""
    def engine(reader):
        connection = duckdb.connect()
        return timed(lambda: connection.execute(f"create table t as from {reader}"))

    ours = Ours()
    against("load_csv", ours.keep(csv), {
        DUCKDB: lambda: engine(f"read_csv('{csv}')"),
        POLARS: lambda: timed(lambda: polars.read_csv(csv, try_parse_dates=True)),
        PANDAS: lambda: timed(lambda: pandas.read_csv(csv, engine="pyarrow")),
    }, rows, ({DUCKDB}, 1.1))
    against("load_parquet", ours.keep(parquet), {
        DUCKDB: lambda: engine(f"'{parquet}'"),
        POLARS: lambda: timed(lambda: polars.read_parquet(parquet)),
        PANDAS: lambda: timed(lambda: pandas.read_parquet(parquet)),
    }, rows, ({DUCKDB}, 1.1))
    ours.bench.close()


def exploring(rows, parquet):
    """All columns described, groups, and sums of doubles, of rows in memory."""
    ours = Ours()
    ours.keep(parquet)()
    connection = duckdb.connect()
    connection.execute(f"create table portfolio as from '{parquet}'")
    table = polars.read_parquet(parquet)
    frame = pandas.read_parquet(parquet)
    times = against("describe", ours("portfolio | describe"), {
        POLARS: lambda: timed(table.describe),
        PANDAS: lambda: timed(frame.describe),
        f"{DUCKDB} SUMMARIZE": lambda: timed(lambda: connection.execute("summarize portfolio").fetchall()),
    }, rows)
    row(f"describe, {name(rows)}: the fastest of polars and pandas", times[0], min(times[1:3]), "",
        target=min(times[1:3]))
    lazy = table.lazy().group_by(
        polars.col("age").cut([25, 35, 45, 55, 65], left_closed=True).alias("band"),
        polars.min_horizontal("num_90", polars.lit(3)).alias("late"),
    ).agg(polars.len(), polars.col("default").mean(), polars.col("monthly_income").mean(),
          polars.col("exposure").quantile(0.9, interpolation="linear"))
    against("groupby", ours.rows(f"portfolio | {OUR_GROUPS}"), {
        DUCKDB: lambda: timed(lambda: connection.execute(GROUPS).fetchall()),
        POLARS: lambda: timed(lazy.collect),
    }, rows, ({DUCKDB}, 1.1))
    for function, peer in (("sum", "sum"), ("mean", "avg")):
        against(f"{function} of doubles, exact", ours.rows(f"portfolio | summarize s = {function}(exposure)"), {
            DUCKDB: lambda: timed(lambda: connection.execute(f"select {peer}(exposure) from portfolio").fetchall()),
        }, rows, ({DUCKDB}, 1.3))
    ours.bench.close()


def looking(rows, csv, parquet):
    """A load that only looks at the file, which is new to the program each time."""
    ours = Ours()
    for file in (csv, parquet):
        def look():
            os.utime(file)
            return ours(f'load "{file}" as p')()
        seconds, = interleaved([look], 9)
        row(f"load that only looks, {name(rows)}, {file.suffix[1:]}", seconds, target=0.05)
    ours.bench.close()


def overhead():
    """What a pipeline of one query adds to the same SQL through the same engine."""
    ours = Ours()
    ours.keep(PORTFOLIO / f"portfolio-{SIZES[0]}.parquet")()
    line = "portfolio | where num_90 > 2 | summarize n = count(), bad = mean(default) by age"
    pipeline, query = interleaved(
        [ours.rows(line), lambda: float(ours.bench.ask(f"same {line}")[0])], 51)
    row("a pipeline of one query", pipeline, query, "the same SQL through the same engine", target=query + 2e-3,
        note=f"adds {(pipeline - query) * 1e3:.2f} ms")
    ours.bench.close()


def peak(process):
    """The most memory a process holds until it ends, in bytes; what a parent held does not count."""
    most = 0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            break
        held = [line for line in status.splitlines() if line.startswith("VmHWM:")]
        most = max([most] + [int(line.split()[1]) * 1024 for line in held])
        time.sleep(0.02)
    return most


def under_memory(csv):
    """The CSV of the largest portfolio described within a gigabyte."""
    command = [str(RISK), "--workspace", str(WORK), "-c",
               f'set memory 1GB; load "{csv}" as p; describe p']
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = peak(process)
    seconds = time.perf_counter() - start
    row(f"describe of a CSV under 'set memory 1GB', {name(LARGEST)}", seconds, note=f"status {process.wait()}")
    row("the peak of its memory, in bytes", most, unit="distance", target=1e9)


def main():
    """Takes all figures."""
    for rows in SIZES:
        csv, parquet = make(rows)
        loading(rows, csv, parquet)
        exploring(rows, parquet)
    csv, parquet = make(LARGEST)
    looking(LARGEST, csv, parquet)
    overhead()
    under_memory(csv)
    runpy.run_path(str(SCRIPTS / "queries.py"))


if __name__ == "__main__":
    main()
