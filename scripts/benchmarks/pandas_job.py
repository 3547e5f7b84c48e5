"""The portfolio scored as a job of pandas, XGBoost and LightGBM does it: a CSV file in, a Parquet file out.

    python pandas_job.py CSV PD.json LGD.txt OUT.parquet THREADS narrow|wide FEATURE…

`narrow` reads and writes no column that is not needed: the customer's number, PD, LGD, EL; `wide` keeps all of them.
"""
import sys

import lightgbm
import pandas
import xgboost

csv, pd_file, lgd_file, out, threads, width, *features = sys.argv[1:]
booster = xgboost.XGBClassifier(n_jobs=int(threads))
booster.load_model(pd_file)
losses = lightgbm.Booster(model_file=lgd_file)
table = pandas.read_csv(csv, usecols=["id", *features] if width == "narrow" else None)
rows = table[features].to_numpy(dtype="float64")
pd = booster.predict_proba(rows)[:, 1]
lgd = losses.predict(rows, num_threads=int(threads))
kept = table[["id"]] if width == "narrow" else table
kept.assign(pd=pd, lgd=lgd, el=pd * lgd).to_parquet(out, index=False)
