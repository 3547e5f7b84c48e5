"""Rows in memory scored and explained by our own kernels, beside XGBoost's and LightGBM's predict on the same threads.

The peers train the models and save them; ours are read from their files. Every figure is of all rows, and what comes
out is held against what the peer gives.
"""
import lightgbm as lgb
import numpy as np
import pandas as pd
import xgboost as xgb

from common import SEED, THREADS, WORK, disturbance, interleaved, row, timed

RUNS, ROUNDS, DEPTH, EXPLAINED = 7, 300, 4, 10_000
XGBOOST, LIGHTGBM = f"xgboost {xgb.__version__}", f"lightgbm {lgb.__version__}"


class Kernels:
    """The simulated customers as features, and models of them that the peers have trained."""

    def __init__(self, native, path, features, target):
        table = pd.read_csv(path, float_precision="round_trip")
        self.native, self.labels = native, table[target].to_numpy()
        self.rows = np.ascontiguousarray(table[features].to_numpy(np.float64))
        self.floats = self.rows.astype(np.float32)
        self.rows.tofile(WORK / "rows-f64")
        self.floats.tofile(WORK / "rows-f32")
        self.rows[:EXPLAINED].tofile(WORK / "explained-f64")

    def ours(self, request, model, rows):
        """A job that our kernel does on the same threads."""
        return lambda: float(self.native.ask(f"{request} {WORK / model} {WORK / rows} {WORK / request} {THREADS}")[0])

    def check(self, what, theirs, by, request, tolerance):
        """Makes sure that what our kernel wrote is what the peer gives."""
        ours = np.fromfile(WORK / request, np.float64).reshape(theirs.shape)
        distance = float((np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))).max())
        row(f"  max |{what} − theirs|", distance, by=by, unit="distance", target=tolerance)

    def compare(self, what, jobs, peer, factor, count, unit, note):
        """A row with ours beside the faster of the peer's ways, and one with the other."""
        seconds = [time / count for time in interleaved([job for _, job in jobs], RUNS)]
        ours, theirs = seconds[0], sorted(zip(seconds[1:], [name for name, _ in jobs[1:]]))
        row(f"{what}, {unit}", ours, theirs[0][0], f"{peer}: {theirs[0][1]}", target=theirs[0][0] / factor, note=note)
        for time, name in theirs[1:]:
            row("", ours, time, f"{peer}: {name}")

    def xgboost(self):
        """XGBoost's trees: margins and contributions."""
        booster = xgb.train({"objective": "binary:logistic", "tree_method": "hist", "max_depth": DEPTH, "eta": 0.05,
                             "seed": SEED, "nthread": THREADS}, xgb.DMatrix(self.floats, self.labels), ROUNDS)
        booster.save_model(WORK / "peer-trees.json")
        booster = xgb.Booster({"nthread": THREADS}, model_file=str(WORK / "peer-trees.json"))
        note = "; ".join(filter(None, [self.about(ROUNDS), disturbance()]))

        def whole():
            return booster.predict(xgb.DMatrix(self.floats, nthread=THREADS), output_margin=True)

        self.compare("margins", [
            ("ours", self.ours("floats", "peer-trees.json", "rows-f32")),
            ("inplace_predict", lambda: timed(lambda: booster.inplace_predict(self.floats, predict_type="margin"))),
            ("DMatrix and predict", lambda: timed(whole)),
        ], XGBOOST, 4, len(self.rows) * ROUNDS, "a row and tree", f"{note}; from Float32")
        self.check("margin", whole(), XGBOOST, "floats", 1e-5)
        seconds, = interleaved([self.ours("predict", "peer-trees.json", "rows-f64")], RUNS)
        row("", seconds / len(self.rows) / ROUNDS, note="ours from Float64")
        self.contributions("of xgboost's trees", "peer-trees.json", XGBOOST, 1e-5, lambda: booster.predict(
            xgb.DMatrix(self.floats[:EXPLAINED], nthread=THREADS), pred_contribs=True))

    def lightgbm(self, leaves, shape, factor):
        """LightGBM's trees: margins and contributions."""
        name = f"peer-trees-{leaves}.txt"
        booster = lgb.train({"objective": "binary", "num_leaves": leaves, "learning_rate": 0.05, "seed": SEED,
                             "max_depth": DEPTH if leaves == 2 ** DEPTH else -1, "num_threads": THREADS,
                             "verbosity": -1}, lgb.Dataset(self.rows, self.labels), ROUNDS)
        booster.save_model(WORK / name)
        booster = lgb.Booster(model_file=str(WORK / name))
        note = "; ".join(filter(None, [f"{self.about(booster.num_trees())}, {shape}", disturbance()]))
        self.compare("margins", [
            ("ours", self.ours("predict", name, "rows-f64")),
            ("predict of Float64", lambda: timed(
                lambda: booster.predict(self.rows, raw_score=True, num_threads=THREADS))),
            ("predict of Float32", lambda: timed(
                lambda: booster.predict(self.floats, raw_score=True, num_threads=THREADS))),
        ], LIGHTGBM, factor, len(self.rows) * booster.num_trees(), "a row and tree", note)
        self.check("margin", booster.predict(self.rows, raw_score=True), LIGHTGBM, "predict", 1e-12)
        self.contributions(f"of lightgbm's, {shape}", name, LIGHTGBM, 1e-9, lambda: booster.predict(
            self.rows[:EXPLAINED], pred_contrib=True, num_threads=THREADS))

    def contributions(self, what, model, peer, tolerance, theirs):
        """SHAP contributions of the first rows; ours include the tables that are prepared for a model."""
        self.compare(f"SHAP {what}", [("ours", self.ours("explain", model, "explained-f64")),
                                      ("pred_contribs", lambda: timed(theirs))],
                     peer, 3, EXPLAINED, "a row", f"{EXPLAINED:,} rows")
        self.check("contribution", theirs()[:, :-1], peer, "explain", tolerance)

    def about(self, trees):
        """What is scored."""
        return f"{len(self.rows):,} rows, {trees} trees, {THREADS} threads"


def compare(native, path, features, target):
    """Adds all rows."""
    kernels = Kernels(native, path, features, target)
    kernels.xgboost()
    kernels.lightgbm(2 ** DEPTH, f"depth {DEPTH}", 8)
    kernels.lightgbm(31, "31 leaves", 8)
