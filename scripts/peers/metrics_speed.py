"""The same tasks as the bench, by scikit-learn and by the best forms that numpy allows."""

import time

import numpy as np
from scipy.stats import rankdata
from sklearn import metrics as sk

COUNT = 1_000_000


def best(task, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def numpy_area(scores, labels):
    """Classes sorted apart, the rare one looked up in the other."""
    high, low = np.sort(scores[labels == 1]), np.sort(scores[labels == 0])
    left, right = (np.searchsorted(low, high, side).sum() for side in ("left", "right"))
    return (left + right) / (2.0 * len(high) * len(low))


def delong(scores, labels):
    """Sun & Xu's form, by mid-ranks."""
    high, low = scores[labels == 1], scores[labels == 0]
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


def main():
    random = np.random.default_rng(7)
    labels = (random.random(COUNT) < 0.01).astype(int)
    scores = (random.normal(size=COUNT) + 1.6 * labels).astype(np.float32)
    areas = best(lambda: sk.roc_auc_score(labels, scores), 3)
    precisions = best(lambda: sk.average_precision_score(labels, scores), 3)
    print("peer's task\trows\tseconds")
    print(f"scikit-learn auc+ap\t{COUNT}\t{areas + precisions}")
    print(f"numpy auc alone\t{COUNT}\t{best(lambda: numpy_area(scores, labels), 7)}")
    print(f"numpy auc+delong\t{COUNT}\t{best(lambda: delong(scores, labels), 3)}")

    def resample():
        rows = random.integers(0, COUNT, COUNT)
        sk.roc_auc_score(labels[rows], scores[rows])

    print(f"scikit-learn 1000 bootstraps, from 5\t{COUNT}\t{best(resample, 5) * 1000}")
    print(f"numpy 60 comparisons of 10000 bootstraps\t{COUNT}\t{best(lambda: counts(random), 2)}")


if __name__ == "__main__":
    main()
