"""The peer that trains, in a process of its own, since OpenMP reads its environment only at the start.

A request is `file` (from a CSV file to a saved model) or `memory` (from a table in memory to a saved model); the answer
is seconds.
"""
import json
import sys

import lightgbm as lgb
import numpy as np
import pandas as pd
import xgboost as xgb
from common import timed

ROUNDS = 300
task = json.loads(sys.argv[1])
table = pd.read_csv(task["path"])


def xgboost(rows):
    """A saved booster of XGBoost's."""
    data = xgb.DMatrix(rows[task["features"]].to_numpy(np.float32), rows[task["target"]], nthread=task["threads"])
    xgb.train({"objective": "binary:logistic", "tree_method": "hist", "max_depth": 4, "eta": 0.05, "verbosity": 0,
               "seed": task["seed"], "nthread": task["threads"]}, data, ROUNDS).save_model(task["model"] + ".json")


def lightgbm(rows):
    """A saved booster of LightGBM's."""
    data = lgb.Dataset(rows[task["features"]].to_numpy(np.float64), rows[task["target"]])
    lgb.train({"objective": "binary", "num_leaves": 31, "learning_rate": 0.05, "verbosity": -1, "deterministic": True,
               "force_col_wise": True, "seed": task["seed"], "num_threads": task["threads"]}, data,
              ROUNDS).save_model(task["model"] + ".txt")


fit = {"xgboost": xgboost, "lightgbm": lightgbm}[task["learner"]]
jobs = {"file": lambda: fit(pd.read_csv(task["path"])), "memory": lambda: fit(table)}
for request in sys.stdin:
    print(timed(jobs[request.strip()]), flush=True)
