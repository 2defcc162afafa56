"""Compares our detectors with their peers on the same rows, on one thread of one CPU.

Prints a line a detector and data set: CPU seconds of fitting and scoring, and the area under the ROC
curve, of the peer and of ours, the rank correlation of their scores, and whether ours passes: a
deterministic detector by an area within 0.002 and a correlation of at least 0.999, a stochastic one
by a mean area over five seeds within the larger of 0.02 and three standard deviations.

`--areas` prints the area of every detector on labelled files instead, over five seeds and as what a
detector says of the rows that it learned from, and the mean over files.

`--ties` holds local outlier factors against scikit-learn's to 1e-6. Which of equally far points are
neighbours is nobody's to say, and scikit-learn's own answer changes with the order of the rows: it
counts rows whose score hangs on such a choice, and compares the others.
"""

import gzip
import importlib
import os
import subprocess
import sys
import time
import warnings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

SEEDS = 5


# Beyond so many rows, peers whose time grows faster than the rows are not asked.
SLOW_ROWS = 10_000


def scikit(path, negated=False, method="score_samples", **settings):
    """A model of scikit-learn; the scores of some grow with what is ordinary."""

    def make(seed):
        module, name = path.rsplit(".", 1)
        model = getattr(importlib.import_module("sklearn." + module), name)(**settings)
        if "random_state" in model.get_params():
            model.set_params(random_state=seed)
        sign = -1 if negated else 1
        return model.fit, lambda rows: sign * np.asarray(getattr(model, method)(rows))

    return make


def pyod(path, **settings):
    """A model of PyOD; its scores grow with what is strange."""

    def make(seed):
        module, name = path.rsplit(".", 1)
        model = getattr(importlib.import_module("pyod.models." + module), name)(**settings)
        if hasattr(model, "random_state"):
            model.random_state = seed
        return model.fit, model.decision_function

    return make


def histograms(seed):
    """PyOD's, on numbers in double as ours computes: where cells lie on the edges of bins, as whole
    numbers may, its own area changes by 0.015 between float and double."""
    fit, score = pyod("hbos.HBOS")(seed)
    return lambda rows: fit(rows.astype(float)), lambda rows: score(rows.astype(float))


def kmeans(seed):
    """scikit-learn's distance to the nearest centre."""
    from sklearn.cluster import KMeans

    model = KMeans(8, n_init=10, random_state=seed)
    return model.fit, lambda rows: model.transform(rows).min(axis=1)


def reconstruction(seed):
    """The squared error of what scikit-learn's components keep of a row."""
    from sklearn.decomposition import PCA

    model = PCA(n_components=0.9, svd_solver="full")

    def score(rows):
        return ((rows - model.inverse_transform(model.transform(rows))) ** 2).sum(axis=1)

    return model.fit, score


def robust(seed):
    """The greatest distance of a cell from its column's median, in scaled median deviations, or mean
    ones where more than half of a column is equal."""
    kept = {}

    def fit(rows):
        kept["median"] = np.median(rows, axis=0)
        deviations = np.abs(rows - kept["median"])
        median, mean = np.median(deviations, axis=0), deviations.mean(axis=0)
        kept["spread"] = np.where(median > 0, 1.4826 * median, 1.2533 * mean)

    return fit, lambda rows: (np.abs(rows - kept["median"]) / kept["spread"]).max(axis=1)


# Those that look for one ellipsoid are given one: where no half of the rows forms any, the tightest
# half is a matter of luck, and scikit-learn's is three times as wide as ours.
ONE_CLOUD = {"mcd"}

# Ours, its peer, whether either draws on chance, and whether the peer is slow.
CASES = [
    ("isolation-forest", scikit("ensemble.IsolationForest", True, max_samples=256), True, False),
    ("extended-isolation-forest", scikit("ensemble.IsolationForest", True, max_samples=256), True,
     False),
    ("lof", scikit("neighbors.LocalOutlierFactor", True, n_neighbors=20, novelty=True), False,
     True),
    ("knn", pyod("knn.KNN", method="largest"), False, True),
    ("knn:method=mean", pyod("knn.KNN", method="mean"), False, True),
    ("kmeans", kmeans, True, False),
    ("cblof", pyod("cblof.CBLOF"), True, False),
    ("ecod", pyod("ecod.ECOD"), False, False),
    ("copod", pyod("copod.COPOD"), False, False),
    ("hbos", histograms, False, False),
    ("robust-z", robust, False, False),
    ("mahalanobis", scikit("covariance.EmpiricalCovariance", method="mahalanobis"), False, False),
    ("mcd", scikit("covariance.MinCovDet", method="mahalanobis"), True, True),
    ("pca", reconstruction, False, False),
    ("gmm:components=3", scikit("mixture.GaussianMixture", True, n_components=3), True, False),
    ("ocsvm", scikit("svm.OneClassSVM", True, nu=0.5), False, True),
    ("loda", pyod("loda.LODA"), True, False),
]


def clouds(count, width, shares=(0.6, 0.3, 0.1), seed=1):
    """Ordinary rows in some clouds; two in a hundred lie anywhere."""
    random = np.random.default_rng(seed)
    centers = random.normal(0, 3, (len(shares), width))
    rows = centers[random.choice(len(shares), count, p=shares)]
    rows = rows + random.normal(0, 1, (count, width))
    labels = random.random(count) < 0.02
    rows[labels] = random.uniform(-8, 8, (labels.sum(), width))
    return rows, labels


def read(path):
    """The numbers of a CSV file, and its column `label`."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt") as file:
        names = file.readline().strip().split(",")
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
        fit, score = make(seed)
        start = time.process_time()
        fit(rows)
        middle = time.process_time()
        scores.append(score(rows))
        seconds.append((middle - start, time.process_time() - middle))
    return scores, np.median(seconds, axis=0)


def ours(scorer, scratch, name, rows, seeds, *words):
    """The same of our detector."""
    data, output = os.path.join(scratch, "rows.f32"), os.path.join(scratch, "scores.f64")
    rows.T.tofile(data)
    lines = subprocess.run(
        [scorer, name, data, str(rows.shape[1]), str(seeds), output, *words],
        check=True, capture_output=True, text=True).stdout.splitlines()
    seconds = np.median([[float(word) for word in line.split()] for line in lines], axis=0)
    return list(np.fromfile(output).reshape(seeds, -1)), seconds


def verdict(theirs, own, correlation, is_stochastic):
    difference = abs(np.mean(own) - np.mean(theirs))
    if is_stochastic:
        return difference <= max(0.02, 3 * np.std(theirs), 3 * np.std(own))
    return difference <= 0.002 and correlation >= 0.999


def compare(scorer, scratch, data, rows, labels, cases=CASES):
    for name, make, is_stochastic, is_slow in cases:
        if is_slow and len(rows) > SLOW_ROWS:
            continue
        seeds = SEEDS if is_stochastic else 1
        try:
            their_scores, their_seconds = peers(make, rows, seeds)
        except ValueError as error:
            print(f"{name}: the peer refuses {data}: {error}", file=sys.stderr)
            continue
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


def compare_all(scorer, scratch, files):
    print(
        "detector", "data", "peer fit", "fit", "ratio", "peer score", "score", "ratio", "peer AUC",
        "AUC", "sd", "correlation", "verdict", sep="\t")
    for file in files:
        rows, labels = read(file)
        compare(scorer, scratch, os.path.basename(file), standardised(rows), labels)
    if files:
        return
    for count, width in [(1_000, 5), (8_000, 11), (1_000_000, 11)]:
        for kind, shares in [("3 clouds", (0.6, 0.3, 0.1)), ("1 cloud", (1,))]:
            rows, labels = clouds(count, width, shares)
            cases = [case for case in CASES if (case[0] in ONE_CLOUD) == (len(shares) == 1)]
            compare(
                scorer, scratch, f"{kind} {count}x{width}", standardised(rows), labels, cases)


# Every detector that learns from rows alone, without labels, time or accounts.
UNSUPERVISED = [
    "isolation-forest", "extended-isolation-forest", "lof", "knn", "kmeans", "cblof", "ecod", "copod",
    "hbos", "robust-z", "mahalanobis", "mcd", "pca", "pca:score=whitened", "gmm", "ocsvm", "loda",
    "autoencoder", "vae", "deep-svdd", "half-space-trees", "ensemble",
]


def areas(scorer, scratch, files, names):
    print("detector", *map(os.path.basename, files), "mean", sep="\t")
    for name in names or UNSUPERVISED:
        means = []
        for file in files:
            rows, labels = read(file)
            scores, _ = ours(scorer, scratch, name, standardised(rows), SEEDS, "--own")
            means.append(np.mean([roc_auc_score(labels, own) for own in scores]))
        print(name, *(f"{area:.4f}" for area in [*means, np.mean(means)]), sep="\t", flush=True)


def ambiguous(distances, k):
    """Rows with more than one choice of the k nearest, by distances from each row to each."""
    ordered = np.sort(distances, axis=1)
    return ordered[:, k] - ordered[:, k - 1] <= 1e-7 * ordered[:, k]


def compare_ties(scorer, scratch, files, k=20):
    """Local outlier factors of rows that hang on no choice, and of all where order is changed."""
    from scipy.spatial.distance import cdist
    from sklearn.neighbors import LocalOutlierFactor

    warnings.simplefilter("ignore")
    print("data", "rows", "peer differs from itself", "hang on a choice", "greatest difference of the"
          " others", "verdict", sep="\t")
    for file in files:
        rows = standardised(read(file)[0])

        def factors(order):
            scores = np.empty(len(rows))
            model = LocalOutlierFactor(k, novelty=True).fit(rows[order])
            scores[order] = -model.score_samples(rows[order])
            return scores

        theirs = factors(np.arange(len(rows)))
        turned = factors(np.arange(len(rows))[::-1])
        own = ours(scorer, scratch, f"lof:k={k}", rows, 1)[0][0]
        distances = cdist(rows.astype(float), rows.astype(float))
        nearest = np.argsort(distances, axis=1)[:, :k]
        asked = ambiguous(distances, k)
        np.fill_diagonal(distances, np.inf)
        hang = asked | ambiguous(distances, k)[nearest].any(axis=1)
        greatest = (np.abs(own - theirs) / theirs)[~hang].max()
        itself = (np.abs(turned - theirs) / theirs > 1e-6).sum()
        print(os.path.basename(file), len(rows), itself, hang.sum(), f"{greatest:.1e}",
              "passes" if greatest <= 1e-6 else "FAILS", sep="\t", flush=True)


def main(scratch, scorer, *words):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    task, files = (words[0], words[1:]) if words[:1] and words[0].startswith("--") else ("", words)
    if task == "--areas":
        names = [word for word in files if not os.path.exists(word)]
        areas(scorer, scratch, [file for file in files if os.path.exists(file)], names)
    elif task == "--ties":
        compare_ties(scorer, scratch, files)
    else:
        compare_all(scorer, scratch, files)


if __name__ == "__main__":
    main(*sys.argv[1:])
