"""What an underwriter asks of one customer, inside a process: score, explain, sweep, levers, reach.

The peers get the trees our program trained, and rows whose features are ready. What they do for levers and reach is
what people do without steps: they score a grid, which misses what lies between its points.
"""
import itertools
import json

import lightgbm as lgb
import numpy as np
import pandas as pd
import xgboost as xgb
from common import SCRIPTS, THREADS, WORK, disturbance, inside, interleaved, risk, row, timed
from sklearn.cluster import KMeans
from sklearn.ensemble import IsolationForest
from sklearn.preprocessing import StandardScaler

ROWS, RUNS, TIMES, POINTS, CUSTOMERS = 20_000, 5, 51, 101, 200
FEATURES = ["util", "age", "num_30_59", "debt_ratio", "monthly_income", "num_credit_lines", "num_90",
            "num_real_estate", "num_60_89", "dependents"]
REACHED = ["util", "num_90", "debt_ratio"]
BY = f"xgboost {xgb.__version__}"


def fit_segments(rows):
    """Segments and a forest of scikit-learn's, with their scaler, written as our program takes them in."""
    scaler = StandardScaler().fit(rows)
    scaled = scaler.transform(rows)
    means = KMeans(n_clusters=5, n_init=3, random_state=42).fit(scaled)
    forest = IsolationForest(n_estimators=200, contamination=0.05, random_state=42).fit(scaled)
    trees = [{"children_left": tree.tree_.children_left.tolist(), "children_right": tree.tree_.children_right.tolist(),
              "feature": tree.tree_.feature.tolist(), "threshold": tree.tree_.threshold.tolist(),
              "n_node_samples": tree.tree_.n_node_samples.tolist(), "features": list(map(int, columns))}
             for tree, columns in zip(forest.estimators_, forest.estimators_features_)]
    files = {
        "scaler": {"feature_names": FEATURES, "mean": scaler.mean_.tolist(), "scale": scaler.scale_.tolist()},
        "segments": {"feature_names": FEATURES, "centers": means.cluster_centers_.tolist()},
        "forest": {"feature_names": FEATURES, "max_samples": int(forest.max_samples_), "offset": float(forest.offset_),
                   "trees": trees}}
    paths = {}
    for name, content in files.items():
        paths[name] = WORK / f"whatif-{name}.json"
        paths[name].write_text(json.dumps(content))
    return paths, scaler, means, forest


def booster(name):
    return xgb.Booster({"nthread": 1}, model_file=str(WORK / f"models/{name}/booster.json"))


def measure():
    path = WORK / "whatif.csv"
    whole = "monthly_income is not null and dependents is not null"
    risk("-c", f'simulate p with rows = {ROWS}; p | where {whole} | save to "{path}"')
    rows = pd.read_csv(path, float_precision="round_trip")
    matrix = rows[FEATURES].to_numpy(np.float64)
    paths, scaler, means, forest = fit_segments(matrix)
    risk("run", SCRIPTS / "whatif.risk", "--data", path, "--threads", THREADS, *sum(
        ([f"--{name}", str(file)] for name, file in paths.items()), []))
    four, six = booster("pd4"), booster("pd6")
    losses = lgb.Booster(model_file=str(WORK / "models/lgd4/booster.txt"))
    margins = six.inplace_predict(matrix.astype(np.float32))
    place = int(np.argmin(np.abs(margins - np.quantile(margins, 0.9))))
    one = matrix[place:place + 1]
    narrow, data = one.astype(np.float32), xgb.DMatrix(one, feature_names=FEATURES)
    note = disturbance()
    native = inside()
    native.ask(f'run load "{path}" as customers')
    inputs = ", ".join(f"{name}: {value!r}" for name, value in zip(FEATURES, one[0].tolist()))
    native.ask(f"run customer one {{ {inputs} }}")

    def ours(line):
        return lambda: float(native.ask(f"again {TIMES} {line}")[0])

    def theirs(work, times=TIMES):
        return lambda: timed(lambda: [work() for _ in range(times)]) / times

    def everything():
        scaled = scaler.transform(one)
        return (four.inplace_predict(narrow), losses.predict(one, num_threads=1), means.predict(scaled),
                forest.decision_function(scaled))

    seconds, peer = interleaved([
        lambda: float(native.ask("score 2000 customers pd4 lgd4 seg4 odd4")[0]), theirs(everything, 20)], RUNS)
    row("score: PD, LGD, EL, segment, anomaly of one customer", seconds, peer,
        f"{BY}, lightgbm, scikit-learn", target=50e-6, note=note)

    for name, trees in (("depth 4", "pd4"), ("depth 6", "pd6")):
        native.ask(f"run use {trees}")
        referee = booster(trees)
        seconds, peer = interleaved([
            ours("explain one by pd"), theirs(lambda: referee.predict(data, pred_contribs=True))], RUNS)
        row(f"explain by PD, 300 trees of {name}", seconds, peer, f"{BY}: pred_contribs (margin)", target=1e-3,
            note=note)
    grid = np.repeat(narrow, POINTS, axis=0)
    grid[:, 0] = np.linspace(0, 1, POINTS)
    native.ask("run use pd4")
    seconds, peer = interleaved([
        ours("whatif one vary util over 0..1 step 0.01"), theirs(lambda: four.inplace_predict(grid))], RUNS)
    row("a sweep of 101 points", seconds, peer, f"{BY}: inplace_predict", target=2e-3, note=note)
    levers(native, four, matrix, narrow, ours, theirs, note)
    reach(native, six, matrix, margins, note)
    native.close()


def levers(native, referee, matrix, narrow, ours, theirs, note):
    """All ten inputs; the peer scores 101 quantiles of each, which finds no step exactly."""
    grids = np.repeat(narrow, POINTS * len(FEATURES), axis=0)
    for place in range(len(FEATURES)):
        points = np.quantile(matrix[:, place], np.linspace(0, 1, POINTS))
        grids[place * POINTS:(place + 1) * POINTS, place] = points
    for name, trees in (("depth 4", "pd4"), ("depth 6", "pd6")):
        native.ask(f"run use {trees}")
        model = booster(trees)
        seconds, peer = interleaved([
            ours("levers one for pd <= 2%"), theirs(lambda: model.inplace_predict(grids))], RUNS)
        row(f"levers of ten inputs, 300 trees of {name}", seconds, peer, f"{BY}: a grid of 10 × {POINTS}", target=5e-3,
            note=note)


def reach(native, referee, matrix, margins, note):
    """Customers above 10 %; the peer scores 30 quantiles of each of three inputs in all combinations."""
    median, ninety, most, count, helped = native.ask(f"reach {CUSTOMERS} customers pd6 10% {' '.join(REACHED)}")
    places = [FEATURES.index(name) for name in REACHED]
    points = [np.unique(np.quantile(matrix[:, place], np.linspace(0, 1, 30))) for place in places]
    cells = np.array(list(itertools.product(*points)), np.float32)
    times = []
    for customer in matrix[np.flatnonzero(margins > 0.10)[:20]]:
        grid = np.repeat(customer.astype(np.float32).reshape(1, -1), len(cells), axis=0)
        grid[:, places] = cells
        times.append(timed(lambda: referee.inplace_predict(grid)))
    row(f"reach with three inputs, 300 trees of depth 6, median of {count}", float(median), float(np.median(times)),
        f"{BY}: a grid of {len(cells):,}", target=30e-3, note=note)
    row("  its 90th percentile", float(ninety), note=note)
    row("  its longest", float(most), note=f"{helped} of {count} can be helped")


if __name__ == "__main__":
    measure()
