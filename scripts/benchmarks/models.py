"""Training time, test AUC, the distance of our margins from XGBoost's own on the same rows, and the speed of scoring.

The referee is Python's XGBoost: it reads the booster we saved and the data as they came, not through our program.
"""
import json
import sys
from importlib.metadata import version

import batch
import customer
import kernels
import numpy as np
import pandas as pd
import reference
import xgboost as xgb
from common import (DATA, ROOT, SCRIPTS, SEED, THREADS, WORK, Helper, inside, interleaved, results, risk,
                    row, skipped)
from sklearn.metrics import roc_auc_score

RUNS, ROUNDS = 5, 300
BY = f"xgboost {xgb.__version__}"
PEERS = {"xgboost": BY, "lightgbm": f"lightgbm {version('lightgbm')}"}
PARAMETERS = {"objective": "binary:logistic", "tree_method": "hist", "max_depth": 4, "eta": 0.05, "seed": SEED,
              "nthread": THREADS, "verbosity": 0}
SIMULATED = 150_000


def read(path):
    """A file's rows, every number exactly as it is written."""
    return pd.read_csv(path, float_precision="round_trip")


class Set:
    """A data set with the model our program trained on 70 % of it."""

    def __init__(self, name, path, target):
        self.name, self.path, self.target = name, path, target
        written = risk("--format", "json", "run", SCRIPTS / f"{name}.risk", "--data", path, "--threads", THREADS)
        self.auc = next(result["auc"] for command, result in results(written) if command == "evaluate")
        block = json.loads((WORK / f"models/{name}/model.json").read_text())["features"]["source"]
        words = block.strip("{} \n").replace("\n", ",").split(",")
        self.features = [word.strip(" `") for word in words if word.strip()]
        self.rows = read(path)

    def matrix(self, rows):
        """The features of rows, NaN where missing."""
        return rows[self.features].to_numpy(np.float32)

    def compare_margins(self, native):
        """Our margins and PDs beside those XGBoost gives with the booster we saved."""
        native.ask(f'run load "{self.path}" as {self.name}')
        count, = native.ask(f"margins {self.name} {self.name} {self.name}-margins")
        booster = xgb.Booster(model_file=str(WORK / f"models/{self.name}/booster.json"))
        data = xgb.DMatrix(self.matrix(self.rows), feature_names=booster.feature_names)
        theirs = booster.predict(data, output_margin=True)
        ours = np.fromfile(WORK / f"{self.name}-margins", np.float64)
        assert len(ours) == len(theirs) == int(count)
        missing = int(np.isnan(self.matrix(self.rows)).any(axis=1).sum())
        what = f"max |margin − XGBoost's|, {self.name}"
        row(what, float(np.abs(ours - theirs).max()), by=f"{BY}, our booster", unit="distance",
            target=1e-5, note=f"{int(count):,} rows, {missing:,} with missing values, {len(self.features)} features")
        scored = pd.read_csv(WORK / f"{self.name}-pd.csv", float_precision="round_trip")["pd"].to_numpy()
        row(f"max |PD − XGBoost's|, {self.name}", float(np.abs(scored - booster.predict(data)).max()),
            by=f"{BY}, our booster", unit="distance", target=1e-5, note="scored as rows")

    def compare_auc(self, target=None):
        """Our model's AUC beside that of XGBoost trained on the same rows."""
        train, test = read(WORK / f"{self.name}-train.csv"), read(WORK / f"{self.name}-test.csv")
        booster = xgb.train(PARAMETERS, xgb.DMatrix(self.matrix(train), train[self.target]), ROUNDS)
        theirs = roc_auc_score(test[self.target], booster.predict(xgb.DMatrix(self.matrix(test))))
        row(f"test AUC, {self.name}", self.auc, float(theirs), BY, unit="figure", target=target, at_least=True,
            note=f"{len(train):,} rows to learn from, {len(test):,} to test on")

    def compare_training(self, native, learner="xgboost", options="rounds = 300, depth = 4, eta = 0.05"):
        """The time from a file, and from rows in memory, to a saved model, beside a peer that trains likewise."""
        path = WORK / f"{self.name}-train.csv"
        native.ask(f"run set seed {SEED}; set threads {THREADS}; load \"{path}\" as fresh")
        native.ask(f"run load \"{path}\" as held")
        native.ask("keep held")
        native.ask("run features raw " + "{ " + ", ".join(f"`{name}`" for name in self.features) + " }")
        request = json.dumps({"path": str(path), "target": self.target, "features": self.features, "learner": learner,
                              "threads": THREADS, "seed": SEED, "model": str(WORK / "peer-model")})
        peer = Helper(sys.executable, SCRIPTS / "trainer.py", request)
        trainings = iter(range(1000))

        def ours(rows):
            return lambda: float(native.ask(
                f"run train pd timed_{learner}{next(trainings)} on {rows} target `{self.target}` features raw "
                f"using {learner} with {options}")[0])

        jobs = [lambda source=source: float(peer.ask(source)[0]) for source in ("file", "memory")]
        seconds = interleaved([ours("fresh"), ours("held"), *jobs], RUNS)
        peer.close()
        note = f"{ROUNDS} rounds, {THREADS} threads"
        for mine, theirs, what in ((seconds[0], seconds[2], "CSV file to saved model"),
                                   (seconds[1], seconds[3], "rows in memory to saved model")):
            row(f"train pd, {self.name}, {what}", mine, theirs, f"{PEERS[learner]} + pandas", target=1.05 * theirs,
                note=note)


native = inside()
risk("--seed", SEED, "-c", f'simulate portfolio with rows = {SIMULATED}; save portfolio to "portfolio.csv"')
sets = [Set("portfolio", WORK / "portfolio.csv", "default")]
gmsc, taiwan = DATA and DATA / "gmsc/cs-training.csv", ROOT / "data" / "taiwan.csv"
if gmsc and gmsc.exists():
    sets.insert(0, Set("gmsc", gmsc, "SeriousDlqin2yrs"))
else:
    skipped("gmsc", "no gmsc/cs-training.csv; name its folder with --data")
if DATA and not taiwan.exists():
    taiwan = DATA / "taiwan/taiwan.csv"
if taiwan.exists():
    sets.append(Set("taiwan", taiwan, "default.payment.next.month"))
else:
    skipped("taiwan", "no taiwan.csv")

for each in [one for one in sets if one.name != "taiwan"]:
    each.compare_training(native)
    each.compare_training(native, "lightgbm", "rounds = 300, leaves = 31, eta = 0.05")
for each in sets:
    each.compare_auc(target=0.860 if each.name == "gmsc" else None)
for each in sets:
    each.compare_margins(native)
reference.compare(gmsc)
simulated = next(each for each in sets if each.name == "portfolio")
kernels.compare(native, simulated.path, simulated.features, simulated.target)
batch.train(simulated.path)
customer.compare(native, simulated.path, simulated.features)
native.close()
batch.compare(simulated.features)
