"""How long the PD of one customer takes inside a process: 300 trees of depth 4 on ten features."""
import numpy as np
import pandas as pd
import xgboost as xgb
from common import SCRIPTS, WORK, disturbance, inside, interleaved, risk, row, timed

RUNS, BATCH, CUSTOMERS = 25, 20_000, 1000
SLOW_BATCH = 1000

risk("run", SCRIPTS / "score.risk")
book = pd.read_csv(WORK / "book.csv", float_precision="round_trip")
book["util"] = book["util"].clip(0, 2)
book["income"] = book["monthly_income"].fillna(book["monthly_income"].median())
names = ["util", "income", "age", "num_30_59", "num_60_89", "num_90", "debt_ratio", "num_credit_lines",
         "num_real_estate", "dependents"]
# The peers get rows whose features are ready; ours begins with a record of inputs.
rows = list(book[names].head(CUSTOMERS).to_numpy(np.float32).reshape(-1, 1, len(names)))

booster = xgb.Booster(model_file=str(WORK / "models/ten/booster.json"))
booster.set_param({"nthread": 1})
classifier = xgb.XGBClassifier(n_jobs=1)
classifier.load_model(WORK / "models/ten/booster.json")
native_scorer = inside()
native_scorer.ask('run load "book.csv" as book')
means = {}
note = disturbance()


def ours():
    seconds, mean = native_scorer.ask(f"score {BATCH} book ten")
    means["ours"] = float(mean)
    return float(seconds)


def one_by_one(name, predict):
    """A job that scores customers one after the other and remembers their mean PD."""
    def job():
        scores = []
        seconds = timed(lambda: scores.extend(float(predict(rows[n])) for n in range(SLOW_BATCH)))
        means[name] = float(np.mean(scores))
        return seconds / SLOW_BATCH
    return job


native, inplace, matrix, sklearn = interleaved([
    ours,
    one_by_one("inplace", lambda x: booster.inplace_predict(x)[0]),
    one_by_one("matrix", lambda x: booster.predict(xgb.DMatrix(x, nthread=1))[0]),
    one_by_one("sklearn", lambda x: classifier.predict_proba(x)[0, 1]),
], RUNS)
native_scorer.close()
by = f"xgboost {xgb.__version__}:"
row("PD of one customer, in process", native, inplace, f"{by} inplace_predict", target=20e-6, note=note)
row("", native, matrix, f"{by} DMatrix, predict")
row("", native, sklearn, f"{by} XGBClassifier")
row(f"mean PD of {CUSTOMERS:,} customers", means["ours"], means["inplace"], f"{by} inplace_predict", unit="figure")
