"""How fast the language is: a prompt line read and bound, a loop, and the check of a script of 10,000 lines."""
import sys
from importlib.metadata import version

import duckdb
from common import RISK, WORK, disturbance, inside, interleaved, process, risk, row, timed

RUNS = 11
LINE = 'portfolio | where util > 0.9 and age < 30 | summarize n = count(), bad = mean(default) by num_90 | sort bad desc'
QUERY = ("select num_90, count(*) as n, avg(\"default\") as bad from portfolio where util > 0.9 and age < 30 "
         "group by num_90 order by bad desc")
READS = 200
PASSES = 1_000_000
# A pass multiplies, adds, binds a name and steps to the next item.
OPERATIONS = 4 * PASSES
LOOP = f"let total = 0; for i in 1..{PASSES} {{ let total = $total + $i * 2 }}"
PYTHON_LOOP = f"total = 0\nfor i in range(1, {PASSES} + 1):\n    total = total + i * 2\n"
LINES = 10_000


def our_script():
    """A script of LINES lines: pipelines, values, choices and definitions."""
    lines = ['simulate portfolio with rows = 100']
    for part in range((LINES - 1) // 9):
        lines += [
            f"let rate{part} = {part % 90 + 1}%",
            f"let part{part} = portfolio | where util > $rate{part} and age < {part % 60 + 20}",
            f"$part{part} | summarize n = count(), bad = mean(default) by num_90 | sort bad desc",
            f"if $rate{part} > 50% {{",
            f"  show round($rate{part} * 100, 2)",
            "}",
            f"def limit{part}(x, most = 2) {{",
            f"  return clip($x, 0, $most) + {part}",
            "}",
        ]
    return lines[:LINES] + ["show 1"] * (LINES - len(lines))


def peer_script():
    """The same with Python's words."""
    lines = ["portfolio = simulate(rows=100)"]
    for part in range((LINES - 1) // 9):
        lines += [
            f"rate{part} = {(part % 90 + 1) / 100}",
            f"part{part} = portfolio[(portfolio.util > rate{part}) & (portfolio.age < {part % 60 + 20})]",
            f"part{part}.groupby('num_90').agg(n=('util', 'size'), bad=('default', 'mean')).sort_values('bad')",
            f"if rate{part} > 0.5:",
            f"    print(round(rate{part} * 100, 2))",
            "",
            f"def limit{part}(x, most=2):",
            f"    return min(max(x, 0), most) + {part}",
            "",
        ]
    return lines[:LINES] + ["print(1)"] * (LINES - len(lines))


def peer_line():
    """Prepares the query as often as we read our line."""
    return timed(lambda: [connection.extract_statements(QUERY) and connection.sql(QUERY).columns
                          for _ in range(READS)]) / READS


ours = WORK / "long.risk"
ours.write_text("\n".join(our_script()) + "\n")
peers = WORK / "long.py"
peers.write_text("\n".join(peer_script()) + "\n")
assert len(ours.read_text().splitlines()) == len(peers.read_text().splitlines()) == LINES
risk("-c", 'simulate portfolio with rows = 1000; save portfolio to "lines.parquet"')
python = f"python {sys.version.split()[0]}"

bench = inside()
bench.ask('run load "lines.parquet" as portfolio')
connection = duckdb.connect()
connection.execute(f"create table portfolio as from '{WORK / 'lines.parquet'}'")
note = disturbance()
line, query = interleaved([lambda: float(bench.ask(f"check {READS} {LINE}")[0]), peer_line], RUNS)
row("a prompt line read and bound", line, query, f"duckdb {version('duckdb')}: the query bound", target=1e-3, note=note)

loop = compile(PYTHON_LOOP, "loop", "exec")
note = disturbance()
ours_loop, peer_loop = interleaved(
    [lambda: float(bench.ask(f"run {LOOP}")[0]), lambda: timed(lambda: exec(loop, {}))], RUNS)
row(f"one of the {OPERATIONS:,} operations of a loop", ours_loop / OPERATIONS, peer_loop / OPERATIONS,
    f"{python}: the same loop", target=1 / 5e6, note=f"{OPERATIONS / ours_loop / 1e6:.1f} million a second {note}".strip())

text = peers.read_text()
note = disturbance()
inner, compiled = interleaved(
    [lambda: float(bench.ask(f"checkfile {ours}")[0]), lambda: timed(lambda: compile(text, "long.py", "exec"))], RUNS)
row("a script of 10,000 lines checked, in process", inner, compiled, f"{python}: compile", target=0.5, note=note)
bench.close()

note = disturbance()
outer, compiler = interleaved(
    [process(str(RISK), "check", str(ours)), process(sys.executable, "-m", "py_compile", str(peers))], RUNS)
row("risk check, start to exit", outer, compiler, f"{python}: -m py_compile", target=0.5, note=note)
