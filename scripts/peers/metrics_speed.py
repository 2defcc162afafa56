"""The tasks of the bench, by scikit-learn and by the best forms that numpy allows, taking turns.

Each side runs in turn for several rounds on the same core, so that both meet the same weather, and
the middle of its times counts.
"""

import statistics
import subprocess
import sys
import time

import numpy as np
from scipy.stats import rankdata
from sklearn import metrics as sk

COUNT = 1_000_000
ROUNDS = 5


def seconds(task):
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def best(task, runs):
    return min(seconds(task) for _ in range(runs))


def numpy_areas(scores, labels):
    """Classes sorted apart, the rare one looked up in the other: ROC area, average precision."""
    high, low = np.sort(scores[labels]), np.sort(scores[~labels])
    left, right = (np.searchsorted(low, high, side) for side in ("left", "right"))
    area = (left.sum() + right.sum()) / (2.0 * len(high) * len(low))
    hits = len(high) - np.searchsorted(high, high, "left")
    return area, (hits / (hits + len(low) - left)).mean()


def delong(scores, labels):
    """Sun & Xu's form, by mid-ranks."""
    high, low = scores[labels], scores[~labels]
    m, n = len(high), len(low)
    ranks = rankdata(np.concatenate([high, low]))
    ones = (ranks[:m] - rankdata(high)) / n
    tens = 1 - (ranks[m:] - rankdata(low)) / m
    return ones.var(ddof=1) / m + tens.var(ddof=1) / n


def counts(random):
    """Sixty comparisons of F1 by multinomial counts of the eight joint cells."""
    shares = np.array([0.96, 0.01, 0.01, 0.01, 0.002, 0.001, 0.001, 0.006])
    for _ in range(60):
        cells = random.multinomial(COUNT, shares, 10_000)
        positives = cells[:, 4:].sum(1)
        for flagged in ([2, 3, 6, 7], [1, 3, 5, 7]):
            hits = cells[:, flagged[2]] + cells[:, flagged[3]]
            _ = 2 * hits / (cells[:, flagged].sum(1) + positives)


def ours(bench, kind):
    """What the bench prints of one kind of tasks: seconds by name."""
    lines = subprocess.run(
        [bench, "metrics", kind], check=True, capture_output=True, text=True).stdout.splitlines()
    return {task: float(time) for task, _, time in (line.split("\t") for line in lines[1:])}


def peers(scores, labels, random):
    """Each task of the bench, what others need for it, and how many runs a round are enough."""
    whole = labels.astype(int)

    def resample():
        rows = random.integers(0, COUNT, COUNT)
        sk.roc_auc_score(whole[rows], scores[rows])

    def both():
        sk.roc_auc_score(whole, scores)
        sk.average_precision_score(whole, scores)

    return [
        ("areas", "auc+ap", "scikit-learn", lambda: best(both, 1)),
        ("areas", "auc+ap", "numpy", lambda: best(lambda: numpy_areas(scores, labels), 9)),
        ("areas", "auc+delong", "numpy", lambda: best(lambda: delong(scores, labels), 2)),
        ("bootstraps", "1000 bootstraps of roc-auc", "scikit-learn", lambda: 1000 * best(resample, 2)),
        ("comparisons", "60 comparisons of 10000 bootstraps", "numpy", lambda: best(lambda: counts(random), 1)),
    ]


def main():
    bench = sys.argv[1]
    random = np.random.default_rng(7)
    labels = random.random(COUNT) < 0.01
    scores = (random.normal(size=COUNT) + 1.6 * labels).astype(np.float32)
    tasks = peers(scores, labels, random)
    theirs, mine = [[] for _ in tasks], [[] for _ in tasks]
    for turn in range(ROUNDS):
        print(f"round {turn + 1} of {ROUNDS}", file=sys.stderr)
        for place, (kind, task, _, run) in enumerate(tasks):
            theirs[place].append(run())
            mine[place].append(ours(bench, kind)[task])
    print("task\tpeer\tpeer s\tours s\tratio")
    for (_, task, peer, _), their, our in zip(tasks, theirs, mine):
        a, b = statistics.median(their), statistics.median(our)
        print(f"{task}\t{peer}\t{a:.4g}\t{b:.4g}\t{a / b:.3g}")


if __name__ == "__main__":
    main()
