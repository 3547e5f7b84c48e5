"""The peer that trains, in a process of its own, since OpenMP reads its environment only at the start.

A request is `file` (from a CSV file to a saved model) or `memory` (rows in memory, not saved); the answer is seconds.
"""
import json
import sys

import numpy as np
import pandas as pd
import xgboost as xgb
from common import timed

task = json.loads(sys.argv[1])
table = pd.read_csv(task["path"])


def fit(rows):
    """A booster trained on rows."""
    data = xgb.DMatrix(rows[task["features"]].to_numpy(np.float32), rows[task["target"]])
    return xgb.train(task["parameters"], data, task["rounds"])


jobs = {"file": lambda: fit(pd.read_csv(task["path"])).save_model(task["model"]), "memory": lambda: fit(table)}
for request in sys.stdin:
    print(timed(jobs[request.strip()]), flush=True)
