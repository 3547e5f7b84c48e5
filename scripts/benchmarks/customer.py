"""PD, LGD and expected loss of one customer inside a process, from a record of inputs; the models are `batch.py`'s."""
import lightgbm as lgb
import numpy as np
import pandas as pd
import xgboost as xgb

from common import WORK, disturbance, interleaved, row, timed

RUNS, BATCH, SLOW_BATCH, CUSTOMERS = 25, 20_000, 1000, 1000
BY = f"xgboost {xgb.__version__}: inplace_predict, lightgbm {lgb.__version__}: predict"


def compare(native, path, features):
    """Adds the rows; the peers get rows whose features are ready."""
    rows = pd.read_csv(path, float_precision="round_trip", nrows=CUSTOMERS)[features].to_numpy(np.float64)
    wide = list(rows.reshape(-1, 1, len(features)))
    narrow = [each.astype(np.float32) for each in wide]
    booster = xgb.Booster({"nthread": 1}, model_file=str(WORK / "models/pd1/booster.json"))
    losses = lgb.Booster(model_file=str(WORK / "models/lgd1/booster.txt"))
    native.ask(f'run load "{path}" as customers')
    means = {}

    def ours():
        seconds, means["ours"] = map(float, native.ask(f"score {BATCH} customers pd1 lgd1"))
        return seconds

    def theirs():
        found = []
        seconds = timed(lambda: found.extend(
            float(booster.inplace_predict(narrow[place])[0]) * float(losses.predict(wide[place], num_threads=1)[0])
            for place in range(SLOW_BATCH)))
        means["theirs"] = float(np.mean(found))
        return seconds / SLOW_BATCH

    note = disturbance()
    seconds, peer = interleaved([ours, theirs], RUNS)
    row("PD, LGD and EL of one customer, in process", seconds, peer, BY, target=20e-6, note=note)
    row(f"  mean EL of {CUSTOMERS:,} customers", means["ours"], means["theirs"], BY, unit="figure")
