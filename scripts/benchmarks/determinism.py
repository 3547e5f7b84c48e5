"""Whether the same script gives the same bytes again, and with another number of threads."""
from common import SCRIPTS, THREADS, WORK, risk, row


def outcome(name, threads):
    """What the script writes and the model it leaves, in a workspace of its own."""
    folder = WORK / name
    folder.mkdir()
    written = risk("--format", "json", "run", SCRIPTS / "determinism.risk", "--threads", threads, workspace=folder)
    return written, (folder / "models/again/booster.json").read_bytes()


def compare(what, first, second, target=None):
    """Adds a row on whether two outcomes are the same."""
    names = [name for name, one, other in zip(("output", "model"), first, second) if one != other]
    row(what, 0.0 if names else 1.0, unit="yes", target=target, at_least=True,
        note="different: " + ", ".join(names) if names else "output (JSON) and booster")


many = max(2, THREADS)
first = outcome("first", many)
compare(f"the same bytes twice, {many} threads", first, outcome("second", many), target=1.0)
compare(f"the same bytes with 1 and {many} threads", first, outcome("single", 1))
