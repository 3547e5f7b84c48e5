"""Makes the models of this folder that others could have made, and what their libraries make of some rows.

Run with xgboost-cpu 2.1.4, 3.0.5 and 3.4.1 and lightgbm 3.3.5 and 4.7.0: python make_foreign.py xgboost|lightgbm KIND...
foreign-rows.csv holds the rows; KIND-VERSION.csv has the library's margin, prediction, leaf of each tree (leaf0, …)
and, where it defines them, contribution of each feature (part0, …, base), all of the model as it is in the file.
"""
import sys

import numpy as np

NAMES = ["utilisation", "branch", "income", "purpose"]
CATEGORICAL = ["branch", "purpose"]
SHOWN = 24

# parameters, rounds, weight of the target's kind, file's ending
XGBOOST = {
    "category": ({"max_cat_to_onehot": 3, "max_depth": 4}, 4, "json"),
    "category-ubj": ({"max_cat_to_onehot": 3, "max_depth": 4}, 4, "ubj"),
    "dart-ubj": ({"booster": "dart", "rate_drop": 0.4, "one_drop": 1}, 5, "ubj"),
    "gblinear": ({"booster": "gblinear", "eta": 0.4}, 6, "json"),
    "gblinear-ubj": ({"booster": "gblinear", "objective": "reg:squarederror"}, 6, "ubj"),
    "early": ({"num_parallel_tree": 2, "subsample": 0.6, "eta": 1.5}, 12, "json"),
    "early-ubj": ({"num_parallel_tree": 2, "subsample": 0.6, "eta": 1.5}, 12, "ubj"),
    "gamma": ({"objective": "reg:gamma"}, 3, "ubj"),
    "tweedie": ({"objective": "reg:tweedie", "tweedie_variance_power": 1.3}, 3, "json"),
    "quantile": ({"objective": "reg:quantileerror", "quantile_alpha": 0.8}, 3, "json"),
    "percentage": ({"objective": "reg:logistic"}, 3, "json"),
    "absolute": ({"objective": "reg:absoluteerror"}, 3, "ubj"),
}
LIGHTGBM = {
    "nan": ({}, 4),
    "zero": ({"zero_as_missing": True}, 4),
    "none": ({"use_missing": False}, 4),
    "sigmoid": ({"sigmoid": 0.7}, 2),
    "category": ({"categorical_feature": [1, 3], "min_data_per_group": 5, "cat_smooth": 1, "max_cat_to_onehot": 2}, 4),
    "linear": ({"linear_tree": True, "objective": "regression", "linear_lambda": 0.1}, 3),
    "linear-category": ({"linear_tree": True, "objective": "regression", "categorical_feature": [1, 3],
                         "min_data_per_group": 5, "cat_smooth": 1}, 3),
    "forest": ({"boosting": "rf", "bagging_fraction": 0.6, "bagging_freq": 1}, 5),
    "dart": ({"boosting": "dart", "drop_rate": 0.5, "skip_drop": 0.1}, 5),
    "early": ({"learning_rate": 0.9}, 40),
    "root": ({"objective": "regression", "reg_sqrt": True}, 2),
    "huber": ({"objective": "huber"}, 2),
    "fair": ({"objective": "fair"}, 2),
    "mape": ({"objective": "mape"}, 2),
    "quantile": ({"objective": "quantile", "alpha": 0.8}, 2),
    "absolute": ({"objective": "regression_l1"}, 2),
    "poisson": ({"objective": "poisson"}, 2),
    "gamma": ({"objective": "gamma"}, 2),
    "tweedie": ({"objective": "tweedie"}, 2),
    "share": ({"objective": "cross_entropy"}, 2),
    "intensity": ({"objective": "cross_entropy_lambda"}, 2),
    "constant": ({"min_data_in_leaf": 10_000}, 2),
    "deep": ({"num_leaves": 40, "min_data_in_leaf": 1, "max_depth": -1}, 2),
}


def rows():
    random = np.random.RandomState(11)
    x = np.round(random.normal(size=(600, 4)), 2)
    x[:, 1] = random.randint(0, 6, size=600)
    x[:, 3] = random.randint(0, 40, size=600)
    x[random.uniform(size=x.shape) < 0.12] = np.nan
    x[random.uniform(size=600) < 0.2, 0] = 0
    x = x.astype(np.float32).astype(np.float64)
    z = np.where(np.isnan(x[:, 0]), 0.8, x[:, 0]) + np.where(np.isin(x[:, 1], [1, 4]), 1.1, -0.4)
    z += 0.6 * np.nan_to_num(x[:, 2]) * (np.nan_to_num(x[:, 3]) % 3 == 0)
    y = (random.uniform(size=600) < 1 / (1 + np.exp(1 - z))).astype(np.float64)
    amount = np.exp(0.4 * z + 0.3 * random.normal(size=600))
    x[:6] = [[np.nan] * 4, [-0.0, 0, 0, 0], [1e-36, 33, -1e-36, 39], [1e30, 5, -1e30, 63], [1.0000000e-35, 1, 0, 64],
             [0, 2.7, 0, 12.9]]
    return x, y, amount


def target(objective, y, amount):
    if objective in ("binary:logistic", "binary"):
        return y
    if objective in ("reg:logistic", "cross_entropy", "cross_entropy_lambda"):
        return amount / (1 + amount)
    return amount


def save(name, columns, places):
    header = ",".join(columns)
    np.savetxt(name + ".csv", np.column_stack(list(columns.values())), fmt=places, delimiter=",", header=header,
               comments="")


def columns(margin, prediction, leaves, parts):
    result = {"margin": margin, "prediction": prediction}
    if leaves is not None:
        leaves = np.reshape(leaves, (SHOWN, -1))
        result |= {f"leaf{i}": leaves[:, i] for i in range(leaves.shape[1])}
    if parts is not None:
        result |= {f"part{i}": parts[:, i] for i in range(4)} | {"base": parts[:, 4]}
    return result


def xgboost(kinds, x, y, amount):
    import xgboost as xgb
    for kind in kinds:
        own, rounds, ending = XGBOOST[kind]
        is_linear = own.get("booster") == "gblinear"
        parameters = {"objective": "binary:logistic", "max_depth": 3, "eta": 0.5, "seed": 1, "nthread": 1, **own}
        if not is_linear:
            parameters["tree_method"] = "hist"
        types = ["c" if name in CATEGORICAL and "category" in kind else "q" for name in NAMES]

        def matrix(rows, labels=None):
            return xgb.DMatrix(rows.astype(np.float32), labels, feature_names=NAMES, feature_types=types,
                               enable_categorical=True)

        labels = target(parameters["objective"], y, amount)
        data = matrix(x[6:400], labels[6:400])
        early = {"evals": [(matrix(x[400:], labels[400:]), "test")], "early_stopping_rounds": 3, "verbose_eval": False}
        model = xgb.train(parameters, data, rounds, **(early if "early" in kind else {}))
        name = f"xgb-{kind}-{xgb.__version__}"
        model.save_model(f"{name}.{ending}")
        shown = matrix(x[:SHOWN])
        best = (0, model.best_iteration + 1) if "early" in kind else (0, 0)
        given = {} if is_linear else {"iteration_range": best}
        save(name, columns(
            model.predict(shown, output_margin=True, **given), model.predict(shown, **given),
            None if is_linear else model.predict(shown, pred_leaf=True, **given),
            model.predict(shown, pred_contribs=True, **given)), "%.9g")


def lightgbm(kinds, x, y, amount):
    import lightgbm as lgb
    for kind in kinds:
        own, rounds = LIGHTGBM[kind]
        parameters = {"objective": "binary", "num_leaves": 7, "min_data_in_leaf": 5, "learning_rate": 0.3, "seed": 1,
                      "num_threads": 1, "deterministic": True, "verbosity": -1, **own}
        labels = target(parameters["objective"], y, amount)
        categorical = parameters.pop("categorical_feature", "auto")
        data = lgb.Dataset(x[6:400], labels[6:400], feature_name=NAMES, categorical_feature=categorical,
                           params=parameters)
        test = lgb.Dataset(x[400:], labels[400:], reference=data)
        early = {"valid_sets": [test], "callbacks": [lgb.early_stopping(2, verbose=False)]}
        model = lgb.train(parameters, data, rounds, **(early if kind == "early" else {}))
        name = f"lgb-{kind}-{lgb.__version__}"
        model.save_model(name + ".txt")
        # What is said of the parameters is no part of the model; without it the files are small.
        text = open(name + ".txt").read()
        start, end = text.index("\nparameters:"), text.index("end of parameters")
        kept = [line for line in text[start:end].split("\n") if "linear_tree" in line]
        open(name + ".txt", "w").write(text[:start] + "\nparameters:\n" + "\n".join(kept) + "\n" + text[end:])
        model = lgb.Booster(model_file=name + ".txt")
        shown = x[:SHOWN]
        save(name, columns(
            model.predict(shown, raw_score=True), model.predict(shown), model.predict(shown, pred_leaf=True),
            None if "linear" in kind else model.predict(shown, pred_contrib=True)), "%.17g")


x, y, amount = rows()
np.savetxt("foreign-rows.csv", x[:SHOWN], fmt="%.17g", delimiter=",", header=",".join(NAMES), comments="")
{"xgboost": xgboost, "lightgbm": lightgbm}[sys.argv[1]](sys.argv[2:], x, y, amount)
