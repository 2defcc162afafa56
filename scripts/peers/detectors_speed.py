"""Times detectors beside their peers on the same rows, in turns, on one thread of one CPU.

Prints a line a task: CPU seconds of the peer and of ours, their ratio and the least that is asked of
it, and the floor: what the machine's measured peak rates allow for the arithmetic or the memory that
the task cannot do without. A detector that scores the rows it learned from is held against a peer's
fitting, which does the same.

    detectors_speed.py SCRATCH SCORER BENCH [TASK…]
"""

import os
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np

from detectors_cases import pyod, scikit, standardised

ROWS = {"1M x 11": (1_000_000, 11), "100k x 11": (100_000, 11), "100k x 30": (100_000, 30)}
MATRIX = 4 * 11_000_000


def blobs(count, width, k=5, seed=7):
    """Ordinary rows in clouds that are long in directions of their own; one in a hundred strange."""
    random = np.random.default_rng([seed, count, width])
    members = random.integers(0, k, count)
    centers = random.uniform(-6, 6, (k, width))
    shapes = random.normal(size=(k, width, width)) / np.sqrt(width)
    rows = np.empty((count, width))
    for i in range(k):
        own = members == i
        rows[own] = centers[i] + random.normal(size=(own.sum(), width)) @ shapes[i]
    rows += 0.3 * random.normal(size=rows.shape)
    strange = random.random(count) < 0.01
    rows[strange] = random.uniform(-9, 9, (strange.sum(), width))
    return standardised(rows)


def clock(body):
    start = time.process_time()
    body()
    return time.process_time() - start


def memory_peak(process="self"):
    """The most memory that a process had so far, in bytes; 0 where the system does not say."""
    try:
        with open(f"/proc/{process}/status") as status:
            lines = [line for line in status if line.startswith("VmHWM:")]
    except OSError:
        lines = []
    return 1024 * int(lines[0].split()[1]) if lines else 0


class Runner:
    """Runs our detectors on rows that it keeps in a file."""

    def __init__(self, scratch, scorer):
        self.scorer = scorer
        self.data, self.output = (os.path.join(scratch, name) for name in ("speed.f32", "speed.f64"))

    def take(self, rows):
        self.rows = rows
        rows.T.tofile(self.data)

    def run(self, detector, *words, **how):
        """The least seconds of fitting and of scoring, and the greatest memory in bytes."""
        seconds, greatest = self.timings(detector, *words, **how)
        return *np.min(seconds, axis=0), greatest

    def timings(self, detector, *words, isa=None, seeds=3):
        """The seconds of fitting and of scoring, a row a seed, and the greatest memory in bytes."""
        environment = dict(os.environ, **({"RINGTRUE_ISA": isa} if isa else {}))
        command = [self.scorer, detector, self.data, str(self.rows.shape[1]), str(seeds), self.output]
        process = subprocess.Popen(
            [*command, *words], stdout=subprocess.PIPE, text=True, env=environment)
        greatest = 0
        while process.poll() is None:
            greatest = max(greatest, memory_peak(process.pid))
            time.sleep(0.002)
        lines = process.stdout.read().splitlines()
        if process.returncode != 0:
            raise SystemExit(f"{detector} failed")
        return np.array([[float(word) for word in line.split()] for line in lines]), greatest

    def scores(self):
        return np.fromfile(self.output)[: len(self.rows)]


def fit_and_score(make, rows):
    fit, score = make(1)
    return clock(lambda: fit(rows)), clock(lambda: score(rows))


def forest(runner, peaks):
    make = scikit("ensemble.IsolationForest", True, max_samples=256)
    fit, score = np.min([fit_and_score(make, runner.rows) for _ in range(2)], axis=0)
    own_fit, own_score, _ = runner.run("isolation-forest")
    scalar = runner.run("isolation-forest", isa="scalar")[1]
    # Sixteen rows take a step of a tree with 30 operations of whole registers.
    steps = 100 * len(runner.rows) * 3.75 * 16 / peaks["multiply-adds"]
    yield "isolation-forest fit", fit, own_fit, 60, MATRIX / peaks["bytes"]
    yield "isolation-forest score", score, own_score, 22, steps
    yield "isolation-forest score, scalar path", score, scalar, 8, None
    own_fit, own_score, _ = runner.run("extended-isolation-forest")
    products = 100 * 8 * 11 * len(runner.rows) / peaks["multiply-adds"]
    yield "extended-isolation-forest fit", fit, own_fit, None, MATRIX / peaks["bytes"]
    yield "extended-isolation-forest score", score, own_score, None, products


def lof(runner, peaks):
    from sklearn.neighbors import LocalOutlierFactor

    count, width = runner.rows.shape
    model = LocalOutlierFactor(20)
    own = runner.run("lof:k=20", "--own")[0]
    seconds = clock(lambda: model.fit(runner.rows))
    own = min(own, runner.run("lof:k=20", "--own")[0])
    theirs = -model.negative_outlier_factor_
    greatest = (np.abs(runner.scores() - theirs) / theirs).max()
    print(f"lof: the greatest relative difference of a score is {greatest:.1e}", file=sys.stderr)
    # Each pair once; boxes around points can undercut that.
    pairs = count * count * width / 2 / peaks["multiply-adds"]
    yield "lof, exact, k = 20", seconds, own, 18 if width == 11 else 10, pairs


def knn(runner, peaks):
    count, width = runner.rows.shape
    own = runner.run("knn:k=20", "--own")[0]
    fit, _ = pyod("knn.KNN", n_neighbors=20)(1)
    seconds = clock(lambda: fit(runner.rows))
    own = min(own, runner.run("knn:k=20", "--own")[0])
    yield "knn, k = 20", seconds, own, 18, count * count * width / 2 / peaks["multiply-adds"]


def kmeans(runner, peaks):
    """The time of twenty passes more; nobody stops before. Ours passes over rows that stay where
    they are, so that its passes grow quicker from a start to the end: the mean over five starts."""
    from sklearn.cluster import KMeans

    def theirs(passes):
        model = KMeans(8, n_init=1, init=runner.rows[:8], max_iter=passes, tol=0)
        seconds = clock(lambda: model.fit(runner.rows))
        assert model.n_iter_ == passes
        return seconds

    def own(passes):
        settings = f"kmeans:restarts=1,tolerance=0,passes={passes}"
        rounds = [runner.timings(settings, seeds=5)[0][:, 0] for _ in range(3)]
        return np.min(rounds, axis=0)

    least = [min(theirs(passes) for _ in range(3)) for passes in (2, 22)]
    ours = [own(passes).mean() for passes in (2, 22)]
    work = len(runner.rows) * 8 * 11 / peaks["multiply-adds"]
    yield ("kmeans iteration, k = 8", (least[1] - least[0]) / 20, (ours[1] - ours[0]) / 20, 8,
           max(work, MATRIX / peaks["bytes"]))


def tails(runner, peaks):
    """The peer's memory is that of a process of its own, beyond what its rows and libraries take."""
    # Bytes a cell: three passes of a sort that read and write, and what is added to a row's score.
    cells = {"ecod": 120, "copod": 120, "hbos": 3 * 4}
    for name, asked in [("ecod", 15), ("copod", 15), ("hbos", 12)]:
        seconds = min(sum(fit_and_score(pyod(f"{name}.{name.upper()}"), runner.rows))
                      for _ in range(2))
        fit, score, own = runner.run(name)
        floor = cells[name] * runner.rows.size / peaks["bytes"]
        yield f"{name} fit and score", seconds, fit + score, asked, floor
        theirs = subprocess.run(
            [sys.executable, __file__, "memory", name, runner.data], check=True,
            capture_output=True, text=True).stdout
        base, peak = map(float, theirs.split())
        # Our process holds the rows twice, as it reads them.
        # Where the system does not say, there is nothing to compare.
        if own > 0:
            yield (f"{name} memory (GB, beyond the rows)", (peak - base) / 1e9,
                   max(own - 2 * MATRIX, 1e6) / 1e9, 10, None)


def memory_of(name, path):
    """The memory of this process before a peer begins, and at its most."""
    rows = np.ascontiguousarray(np.fromfile(path, np.float32).reshape(11, -1).T)
    fit, score = pyod(f"{name}.{name.upper()}")(1)
    base = memory_peak()
    fit(rows)
    score(rows)
    print(base, memory_peak())


TASKS = {
    "forest": (forest, "1M x 11"), "kmeans": (kmeans, "1M x 11"), "tails": (tails, "1M x 11"),
    "knn": (knn, "100k x 11"), "lof": (lof, "100k x 11"), "lof30": (lof, "100k x 30"),
}


def main(scratch, scorer, bench, *names):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    output = subprocess.run([bench, "peaks"], check=True, capture_output=True, text=True).stdout
    peaks = {line.split("\t")[0]: float(line.split("\t")[1]) for line in output.splitlines()}
    runner = Runner(scratch, scorer)
    print("task", "rows", "peer (s)", "ours (s)", "ratio", "at least", "verdict", "floor (s)",
          "ours / floor", sep="\t", flush=True)
    for name in names or TASKS:
        task, rows = TASKS[name]
        runner.take(blobs(*ROWS[rows]))
        for what, theirs, own, least, floor in task(runner, peaks):
            verdict = "" if least is None else "passes" if theirs / own >= least else "FAILS"
            limits = ["", ""] if floor is None else [f"{floor:.4f}", f"{own / floor:.1f}"]
            print(what, rows, f"{theirs:.4f}", f"{own:.4f}", f"{theirs / own:.1f}",
                  "" if least is None else least, verdict, *limits, sep="\t", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "memory":
        memory_of(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
