"""A CSV file of 1,000,000 customers to a Parquet file with PD, LGD and EL: whole processes, from start to end.

The models are trained by the program; the peer, `pandas_job.py`, is given the files of their trees, so that both score
with the same trees on the same threads. What both write is compared row by row.
"""
import json
import os
import subprocess
import sys
import time

import numpy as np
import pandas as pd

from common import FOLDER, RISK, SCRIPTS, THREADS, WORK, disturbance, interleaved, process, risk, row

ROWS, RUNS = int(os.environ.get("BENCH_CUSTOMERS", 1_000_000)), 5
PEER = "pandas, xgboost, lightgbm"


def make():
    """The customers' file, written once."""
    path = FOLDER / "portfolio" / f"portfolio-{ROWS}.csv"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        risk("-c", f'simulate p with rows = {ROWS}; save p to "{path}"')
    return path


def peak(command):
    """The most memory a process holds, in bytes."""
    started = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    most = 0
    while started.poll() is None:
        try:
            status = open(f"/proc/{started.pid}/status").read()
        except OSError:
            break
        most = max([most] + [int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")])
        time.sleep(0.02)
    return most


def train(learning):
    """Trains the models `pd1` and `lgd1` on a file of fewer customers."""
    risk("run", SCRIPTS / "batch.risk", "--data", learning, "--threads", THREADS)


def compare(features):
    """Adds all rows, of the models that `train` leaves."""
    customers = make()
    models = WORK / "models"
    for width, stage, what in (("narrow", " | select id, pd, lgd, el", "id, PD, LGD, EL"),
                               ("wide", "", "all columns and PD, LGD, EL")):
        files = [WORK / f"{width}-{who}.parquet" for who in ("ours", "theirs")]
        script = (f'set threads {THREADS}; load "{customers}" as p; use pd1, lgd1; '
                  f'p | score{stage} | save to "{files[0]}"')
        ours = [str(RISK), "--workspace", str(WORK), "-c", script]
        theirs = [sys.executable, str(SCRIPTS / "pandas_job.py"), str(customers), str(models / "pd1/booster.json"),
                  str(models / "lgd1/booster.txt"), str(files[1]), str(THREADS), width, *features]
        note = disturbance()
        seconds, peers = interleaved([process(*ours), process(*theirs)], RUNS, budget=120)
        row(f"{ROWS:,} customers, CSV to Parquet: {what}", seconds, peers, PEER,
            target=peers / 5 if width == "narrow" else None, note=note)
        row("  the peak of our memory, in bytes", peak(ours), unit="distance")
        check(*files)


def check(ours, theirs):
    """Makes sure that both have written the same figures."""
    ours, theirs = pd.read_parquet(ours), pd.read_parquet(theirs)
    assert len(ours) == len(theirs) == ROWS and (ours["id"] == theirs["id"]).all()
    for name, tolerance in (("pd", 1e-6), ("lgd", 1e-9), ("el", 1e-6)):
        mine, other = ours[name].to_numpy(), theirs[name].to_numpy()
        distance = float((np.abs(mine - other) / np.maximum(1e-3, np.abs(other))).max())
        row(f"  largest relative difference of {name}", distance, by=PEER, unit="distance", target=max(tolerance, 1e-6))
