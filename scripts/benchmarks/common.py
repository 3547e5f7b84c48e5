"""What the measurements share: where things are, how they are timed, where rows of the table go."""
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(os.environ["BENCH_ROOT"])
DATA = Path(os.environ["BENCH_DATA"]) if os.environ.get("BENCH_DATA") else None
FOLDER = ROOT / ".bench"
WORK = FOLDER / "work"
SCRIPTS = ROOT / "scripts" / "benchmarks"
RISK = ROOT / ".build" / "release" / "risk"
THREADS = len(os.sched_getaffinity(0))
SEED = 42

# Left over in an environment, these would hold the peers back.
for name in ("OMP_NUM_THREADS", "OMP_WAIT_POLICY", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)

# What processes that are timed run in, with nothing to read and nobody to read what they write.
ENVIRONMENT = {**os.environ, "TERM": "xterm-256color"}
SILENT = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]


def row(what, ours=None, peer=None, by="", unit="s", target=None, at_least=False, note=""):
    """Adds a row to the table: `ours` beside `peer`, and whether the target is met."""
    entry = {"what": what, "ours": ours, "peer": peer, "by": by, "unit": unit, "target": target,
             "at_least": at_least, "note": note}
    with open(FOLDER / "rows.jsonl", "a") as file:
        file.write(json.dumps(entry) + "\n")


def skipped(what, why):
    """Adds a row that says why there is no figure."""
    row(what, note=why, unit="skipped")


def interleaved(jobs, runs, budget=30):
    """The median seconds of each job; jobs take turns, and a first, cold turn does not count.

    A job that has taken more than `budget` seconds in all gets no more turns.
    """
    times = [[] for _ in jobs]
    for turn in range(runs + 1):
        for job, samples in zip(jobs, times):
            if sum(samples) > budget:
                continue
            seconds = job()
            if turn:
                samples.append(seconds)
    return [median(samples) for samples in times]


def disturbance():
    """A note on how much of the machine others take while nothing of ours runs; nothing where it is little."""
    def busy():
        fields = [int(field) for field in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        return sum(fields) - fields[3] - fields[4], sum(fields)

    before, total_before = busy()
    time.sleep(0.5)
    after, total_after = busy()
    share = (after - before) / max(1, total_after - total_before)
    return f"DISTURBED: others took {share:.0%} of the machine" if share > 0.1 else ""


def timed(work):
    """The seconds a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def risk(*words, workspace=WORK, check=True):
    """Runs the program and gives what it wrote."""
    command = [str(RISK), "--workspace", str(workspace), *map(str, words)]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if check and result.returncode:
        sys.exit(f"bench: {' '.join(command)}\n{result.stdout}{result.stderr}")
    return result.stdout


def process(*command):
    """A job that runs a command to its end."""
    def job():
        started = time.perf_counter()
        code = os.waitpid(os.posix_spawn(command[0], command, ENVIRONMENT, file_actions=SILENT), 0)[1]
        seconds = time.perf_counter() - started
        if code:
            sys.exit(f"bench: {' '.join(command)} ended with {code}")
        return seconds
    return job


def results(text):
    """The results of `--format json`, in order, as (command, result)."""
    return [(entry["command"], entry["result"]) for entry in map(json.loads, text.splitlines())]


class Helper:
    """A process that is asked for one thing at a time: a request a line, an answer a line."""

    def __init__(self, *command, **environment):
        self.process = subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, env={**os.environ, **environment})

    def ask(self, request):
        """The words of the answer to a request."""
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer or answer[0] == "fault":
            sys.exit(f"bench: {request}: {' '.join(answer[1:]) or 'the process ended'}")
        return answer

    def close(self):
        """Ends the process."""
        self.process.stdin.close()
        self.process.wait()


def inside():
    """The program's parts in a process of their own, with the workspace of the measurements."""
    return Helper(ROOT / ".build" / "release" / "RiskBench", WORK)
