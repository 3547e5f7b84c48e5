"""The test AUC on Give Me Some Credit with the fold and the parameters of its reference model, 0.8690."""
import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import roc_auc_score

from common import SCRIPTS, SEED, THREADS, WORK, results, risk, row, skipped

EXPECTED, TOLERANCE, TARGET = 0.8690, 0.001, "SeriousDlqin2yrs"


def compare(path):
    """Adds the rows; without the data a row that says so."""
    fold = path and path.parent / "ref" / "split.csv"
    if not fold or not fold.exists():
        return skipped("gmsc, reference fold", "no gmsc/ref/split.csv; name the folder of gmsc with --data")
    written = risk("--format", "json", "run", SCRIPTS / "reference.risk", "--data", path, "--fold", fold,
                   "--threads", THREADS)
    auc = next(result["auc"] for command, result in results(written) if command == "evaluate")
    train, test = (pd.read_csv(WORK / f"gmsc-fold-{name}.csv") for name in ("train", "test"))
    names = [name for name in train if name not in (TARGET, "row", "fold") and not name.startswith("Unnamed")]
    booster = xgb.train({"objective": "binary:logistic", "tree_method": "hist", "max_depth": 4, "eta": 0.05,
                         "subsample": 0.9, "colsample_bytree": 0.9, "seed": SEED, "nthread": THREADS},
                        xgb.DMatrix(train[names].to_numpy(np.float32), train[TARGET]), 300)
    theirs = roc_auc_score(test[TARGET], booster.predict(xgb.DMatrix(test[names].to_numpy(np.float32))))
    row("test AUC, gmsc, reference fold", auc, float(theirs), f"xgboost {xgb.__version__}", unit="figure",
        note=f"{len(train):,} rows to learn from, {len(test):,} to test on, subsample and colsample 0.9")
    row(f"  its distance from {EXPECTED:.4f}", abs(auc - EXPECTED), unit="distance", target=TOLERANCE)
