"""Compares our detectors with their peers on the same rows, on one thread of one CPU.

Prints a line a detector and data set: CPU seconds of fitting and scoring, and the area under the ROC
curve, of the peer and of ours, the rank correlation of their scores, and whether ours passes: a
deterministic detector by an area within 0.002 and a correlation of at least 0.999, a stochastic one
by a mean area over five seeds within the larger of 0.02 and three standard deviations.
"""

import os
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

SEEDS = 5


class IsolationForest:
    """scikit-learn's; its scores grow with what is ordinary."""

    def __init__(self, seed):
        from sklearn.ensemble import IsolationForest

        self.model = IsolationForest(n_estimators=100, max_samples=256, random_state=seed)

    def fit(self, rows):
        self.model.set_params(max_samples=min(256, len(rows)))
        self.model.fit(rows)

    def score(self, rows):
        return -self.model.score_samples(rows)


# Ours, the peer that a seed makes, and whether either draws on chance.
CASES = [
    ("isolation-forest", IsolationForest, True),
    ("extended-isolation-forest", IsolationForest, True),
]


def clouds(count, width, seed=1):
    """Ordinary rows in three clouds; two in a hundred lie anywhere."""
    random = np.random.default_rng(seed)
    centers = random.normal(0, 3, (3, width))
    rows = centers[random.integers(0, 3, count)] + random.normal(0, 1, (count, width))
    labels = random.random(count) < 0.02
    rows[labels] = random.uniform(-8, 8, (labels.sum(), width))
    return rows, labels


def read(path):
    """The numbers of a CSV file, and its column `label`."""
    names = open(path).readline().strip().split(",")
    cells = np.genfromtxt(path, delimiter=",", skip_header=1)
    place = names.index("label")
    return np.delete(cells, place, axis=1), cells[:, place] != 0


def standardised(rows):
    deviation = rows.std(axis=0)
    rows = (rows - rows.mean(axis=0)) / np.where(deviation > 0, deviation, 1)
    return np.ascontiguousarray(rows, dtype=np.float32)


def peers(make, rows, seeds):
    """Scores of each seed, and the median CPU seconds of fitting and scoring."""
    scores, seconds = [], []
    for seed in range(1, seeds + 1):
        model = make(seed)
        start = time.process_time()
        model.fit(rows)
        middle = time.process_time()
        scores.append(model.score(rows))
        seconds.append((middle - start, time.process_time() - middle))
    return scores, np.median(seconds, axis=0)


def ours(scorer, scratch, name, rows, seeds):
    """The same of our detector."""
    data, output = os.path.join(scratch, "rows.f32"), os.path.join(scratch, "scores.f64")
    rows.T.tofile(data)
    lines = subprocess.run(
        [scorer, name, data, str(rows.shape[1]), str(seeds), output],
        check=True, capture_output=True, text=True).stdout.splitlines()
    seconds = np.median([[float(word) for word in line.split()] for line in lines], axis=0)
    return list(np.fromfile(output).reshape(seeds, -1)), seconds


def verdict(theirs, own, correlation, is_stochastic):
    difference = abs(np.mean(own) - np.mean(theirs))
    if is_stochastic:
        return difference <= max(0.02, 3 * np.std(theirs), 3 * np.std(own))
    return difference <= 0.002 and correlation >= 0.999


def compare(scorer, scratch, data, rows, labels):
    for name, make, is_stochastic in CASES:
        seeds = SEEDS if is_stochastic else 1
        their_scores, their_seconds = peers(make, rows, seeds)
        our_scores, our_seconds = ours(scorer, scratch, name, rows, seeds)
        theirs = [roc_auc_score(labels, scores) for scores in their_scores]
        own = [roc_auc_score(labels, scores) for scores in our_scores]
        correlation = spearmanr(their_scores[0], our_scores[0])[0]
        passes = verdict(theirs, own, correlation, is_stochastic)
        fit, score = their_seconds / our_seconds
        print(
            name, data, f"{their_seconds[0]:.4f}", f"{our_seconds[0]:.4f}", f"{fit:.1f}",
            f"{their_seconds[1]:.4f}", f"{our_seconds[1]:.4f}", f"{score:.1f}",
            f"{np.mean(theirs):.4f}", f"{np.mean(own):.4f}", f"{np.std(own):.4f}",
            f"{correlation:.4f}", "passes" if passes else "FAILS", sep="\t", flush=True)


def main(scratch, scorer, *files):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    print(
        "detector", "data", "peer fit", "fit", "ratio", "peer score", "score", "ratio", "peer AUC",
        "AUC", "sd", "correlation", "verdict", sep="\t")
    sizes = [(1_000, 5), (20_000, 11), (1_000_000, 11)]
    sets = [(os.path.basename(file), *read(file)) for file in files]
    for data, rows, labels in sets or ((f"{n}x{d}", *clouds(n, d)) for n, d in sizes):
        compare(scorer, scratch, data, standardised(rows), labels)


main(*sys.argv[1:])
