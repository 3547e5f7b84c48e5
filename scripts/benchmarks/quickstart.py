"""How long data/quickstart.risk takes once the program is built."""
import subprocess
import sys
from statistics import median

from common import ROOT, WORK, risk, row, skipped, timed

RUNS = 5
script = ROOT / "data" / "quickstart.risk"
what = "quickstart, start to end"
if not script.exists():
    skipped(what, "data/quickstart.risk is absent")
    sys.exit()

# A workspace of its own, where the script finds the data by the same name.
folder = WORK / "quickstart"
folder.mkdir()
portfolio, note = ROOT / "data" / "portfolio.csv", ""
if portfolio.exists():
    (folder / "data").symlink_to(ROOT / "data")
else:
    (folder / "data").mkdir()
    risk("-c", 'set seed 42; simulate portfolio; save portfolio to "data/portfolio.csv"', workspace=folder)
    note = "on 20,000 simulated rows: data/portfolio.csv is absent"


def run():
    """Runs the script as a newcomer would."""
    result = subprocess.run([ROOT / "scripts/risk", "run", str(script)], cwd=folder, stdin=subprocess.DEVNULL,
                            capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"bench: {what} failed\n{result.stdout}{result.stderr}")


row(what, median(timed(run) for _ in range(RUNS)), target=30, note=note)
