"""Makes the models of this folder and their predictions with the XGBoost of the interpreter that runs it.

Run with xgboost 1.7.6, xgboost-cpu 2.1.4, 3.2.0 and 3.4.1: python make.py KIND...
rows.csv holds the rows in Float32; KIND-VERSION.csv has XGBoost's margin and prediction of each.
"""
import sys

import numpy as np
import xgboost as xgb

NAMES = ["utilisation", "age in years \"now\"", "income"]
KINDS = {
    "logistic": ({}, 5),
    "dart": ({"booster": "dart", "rate_drop": 0.3, "one_drop": 1}, 5),
    "raw": ({"objective": "binary:logitraw"}, 3),
    "forest": ({"objective": "reg:squarederror", "num_parallel_tree": 9, "subsample": 0.7, "eta": 1.0}, 2),
    "lossguide": ({"max_depth": 0, "grow_policy": "lossguide", "max_leaves": 24, "min_child_weight": 0}, 9),
    "poisson": ({"objective": "count:poisson"}, 3),
    "onesided": ({}, 2),
    "multiclass": ({"objective": "multi:softprob", "num_class": 3}, 1),
    "linear": ({"booster": "gblinear"}, 1),
}


def rows():
    random = np.random.RandomState(7)
    x = np.round(random.normal(size=(400, 3)), 3).astype(np.float32)
    x[random.uniform(size=x.shape) < 0.15] = np.nan
    x[0] = [-0.0, 0.0, -0.0]
    x[1] = [1e30, -1e30, 3e-39]
    x[2] = np.nan
    return x, random


x, random = rows()
z = np.where(np.isnan(x[:, 0]), 0.8, x[:, 0]) - 0.7 * np.nan_to_num(x[:, 1]) * np.nan_to_num(x[:, 2])
y = (random.uniform(size=len(x)) < 1 / (1 + np.exp(1.2 - np.clip(z, -9, 9)))).astype(np.float32)
np.savetxt("rows.csv", x[:80], fmt="%.9g", delimiter=",", header=",".join("abc"), comments="")
for kind in sys.argv[1:]:
    parameters, rounds = KINDS[kind]
    labels = {"onesided": np.zeros_like(y), "multiclass": y + (x[:, 1] > 0)}.get(kind, y)
    data = xgb.DMatrix(x, label=labels, feature_names=NAMES)
    parameters = {"objective": "binary:logistic", "max_depth": 3, "eta": 0.5, "tree_method": "hist", "seed": 1,
                  "nthread": 1, **parameters}
    if kind == "linear":
        del parameters["tree_method"]
    model = xgb.train(parameters, data, rounds)
    name = f"{kind}-{xgb.__version__}"
    model.save_model(name + ".json")
    if kind not in ("multiclass", "linear"):
        data = xgb.DMatrix(x[:80], feature_names=NAMES)
        both = np.column_stack([model.predict(data, output_margin=True), model.predict(data)])
        np.savetxt(name + ".csv", both, fmt="%.9g", delimiter=",", header="margin,prediction", comments="")
