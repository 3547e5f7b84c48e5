"""How long a start takes: a process from spawn to exit, and from spawn to its first prompt in a pseudo-terminal."""
import os
import pty
import select
import signal
import subprocess
import sys
import time
from importlib.metadata import version

import duckdb_cli
from common import ENVIRONMENT, RISK, WORK, disturbance, interleaved, process, row

RUNS = 25
# The environment's own: what else is installed beside the system's Python can slow its start by a multiple.
PYTHON = sys.executable
DUCKDB = os.path.join(os.path.dirname(duckdb_cli.__file__), "duckdb")
os.chmod(DUCKDB, 0o755)  # its wheel forgets to
# What a terminal says when it is asked for its background, its kind and where the cursor is.
ANSWERS = [(b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x1b\\"), (b"\x1b[c", b"\x1b[?62;22c"),
           (b"\x1b[6n", b"\x1b[1;1R")]


def prompt(text, *command):
    """A job that opens a command in a pseudo-terminal, waits for a text and leaves."""
    def job():
        started = time.perf_counter()
        child, terminal = pty.fork()
        if child == 0:
            os.execve(command[0], command, ENVIRONMENT)
        seen = b""
        while text not in seen:
            if not select.select([terminal], [], [], 20)[0]:
                sys.exit(f"bench: {command[0]} shows no prompt, but {seen!r}")
            new = os.read(terminal, 65536)
            seen += new
            os.write(terminal, b"".join(answer for question, answer in ANSWERS if question in new))
        seconds = time.perf_counter() - started
        leave(child, terminal)
        return seconds
    return job


def leave(child, terminal):
    """Takes the terminal away, which ends the program at the prompt."""
    os.close(terminal)
    for _ in range(200):
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


python = f"python {sys.version.split()[0]}"
duckdb = f"duckdb CLI {version('duckdb-cli')}"

note = disturbance()
ours, theirs, others = interleaved(
    [process(str(RISK), "-c", "1"), process(PYTHON, "-c", "pass"), process(DUCKDB, "-c", "select 1")], RUNS)
row("risk -c '1', start to exit", ours, theirs, f"{python}: -c pass", target=0.050, note=note)
row("", ours, others, f"{duckdb}: -c 'select 1'")

note = disturbance()
ours, theirs, others = interleaved(
    [prompt(b"risk>", str(RISK), "--workspace", str(WORK)), prompt(b">>> ", PYTHON, "-q"), prompt(b"D ", DUCKDB)],
    RUNS)
row("start to first prompt", ours, theirs, f"{python}: -q", target=0.050, note=note)
row("", ours, others, duckdb)
