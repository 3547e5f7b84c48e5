"""Whether fourteen pipelines give the rows that SQL gave: the same within 1e-9, in the same order."""
import json
import math

from common import DATA, SCRIPTS, results, risk, row, skipped

REFERENCE = "gmsc/ref/sql_duckdb.json"
TOLERANCE = 1e-9


def is_same(ours, theirs):
    """Whether two values are the same, numbers within the tolerance."""
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return math.isclose(ours, theirs, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return ours == theirs


def ordered(rows, sql):
    """The rows as they came, or in an order of ours where the SQL gave them none."""
    if "ORDER BY" in sql.rsplit(")", 1)[-1]:
        return rows
    return sorted(rows, key=lambda values: json.dumps(values, default=str))


def difference(table, query):
    """What is different in a table from a query's columns and rows, in words; nothing where all is the same."""
    if not table:
        return "no rows"
    if list(table[0]) != query["columns"]:
        return f"columns {list(table[0])}"
    ours, theirs = (ordered(rows, query["sql"]) for rows in ([list(entry.values()) for entry in table], query["rows"]))
    if len(ours) != len(theirs):
        return f"{len(ours)} rows, not {len(theirs)}"
    wrong = sum(not all(map(is_same, one, other)) for one, other in zip(ours, theirs))
    return f"{wrong} rows" if wrong else ""


def main():
    """Runs the pipelines and adds a row on how many are the same."""
    if DATA is None or not (DATA / REFERENCE).exists():
        return skipped("pipelines that give the rows of SQL", f"no {REFERENCE}; see --data")
    queries = json.loads((DATA / REFERENCE).read_text())["queries"]
    shown = [entry for command, entry in results(risk("--format", "json", "run", SCRIPTS / "queries.risk",
                                                      "--data", DATA)) if command != "load"]
    found = dict(zip(shown[::2], shown[1::2]))
    wrong = {name: difference(found.get(name, []), query) for name, query in queries.items()}
    notes = [f"{name}: {text}" for name, text in wrong.items() if text]
    row(f"the share of {len(queries)} pipelines that give the rows of SQL", 1 - len(notes) / len(queries), unit="yes",
        target=1.0, at_least=True, note="; ".join(notes) or f"within {TOLERANCE:g}")


main()
