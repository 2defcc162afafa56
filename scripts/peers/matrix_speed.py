"""Times a matrix of trials: ten detectors on five datasets, by PyOD with two processes, and by ours.

    matrix_speed.py SCRATCH RINGTRUE ROUNDS
"""

import concurrent.futures
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from sklearn.metrics import average_precision_score, precision_recall_fscore_support, roc_auc_score

from detectors_cases import clouds, reconstruction, standardised

ROWS, WIDTH, SETS, FLAGGED = 20_000, 11, 5, 0.01
SYSTEMS = ["isolation-forest", "lof", "knn", "ecod", "copod", "hbos", "pca", "cblof", "loda", "mcd"]


def scores(name, rows, seed):
    """What the peer says of the rows that it learned from, at the settings that ours has unasked."""
    from pyod.models.cblof import CBLOF
    from pyod.models.copod import COPOD
    from pyod.models.ecod import ECOD
    from pyod.models.hbos import HBOS
    from pyod.models.iforest import IForest
    from pyod.models.knn import KNN
    from pyod.models.loda import LODA
    from pyod.models.lof import LOF
    from pyod.models.mcd import MCD

    if name == "pca":
        # PyOD's weighs all directions; scikit-learn's leaves over what ours does.
        fit, score = reconstruction(seed)
        fit(rows)
        return score(rows)
    model = {
        "isolation-forest": lambda: IForest(n_estimators=100, random_state=seed),
        "lof": lambda: LOF(n_neighbors=20), "knn": lambda: KNN(n_neighbors=5), "ecod": ECOD,
        "copod": COPOD, "hbos": lambda: HBOS(n_bins=10),
        "cblof": lambda: CBLOF(n_clusters=8, random_state=seed),
        "loda": lambda: LODA(n_bins=10, n_random_cuts=100),
        "mcd": lambda: MCD(random_state=seed)}[name]()
    model.fit(rows)
    return model.decision_scores_


def make(folder, seed):
    """A dataset in clouds, with anomalies anywhere around them, as a CSV file."""
    rows, labels = clouds(ROWS, WIDTH, seed=seed)
    path = os.path.join(folder, f"set{seed}.csv")
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"x{place}" for place in range(WIDTH)] + ["label"])
        writer.writerows([f"{cell:.6f}" for cell in row] + [int(label)]
                         for row, label in zip(rows, labels))
    return path


def trial(task):
    name, path, seed = task
    cells = np.loadtxt(path, delimiter=",", skiprows=1)
    labels = cells[:, -1]
    found = scores(name, standardised(cells[:, :-1]), seed)
    flags = found >= np.quantile(found, 1 - FLAGGED)
    precision_recall_fscore_support(labels, flags, average="binary", zero_division=0)
    average_precision_score(labels, found)
    return roc_auc_score(labels, found)


def peers(paths):
    tasks = [(name, path, seed) for seed, path in enumerate(paths, 1) for name in SYSTEMS]
    begin = time.perf_counter()
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        areas = list(pool.map(trial, tasks))
    return time.perf_counter() - begin, areas


def ours(ringtrue, folder, paths):
    scenario = os.path.join(folder, "matrix.json5")
    with open(scenario, "w") as file:
        json.dump({
            "name": "matrix", "summary": "Ten detectors on five datasets.", "seeds": [1],
            "split": "transductive", "features": "standard", "systems": SYSTEMS,
            "parts": [{"file": os.path.basename(path), "roles": {"label": "label"}}
                      for path in paths]}, file)
    results = os.path.join(folder, "results")
    shutil.rmtree(results, ignore_errors=True)
    begin = time.perf_counter()
    subprocess.run(
        [ringtrue, "run", scenario, "-j", "2", "--results", results, "--quiet", "--no-charts",
         "--no-report"], check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - begin
    history = os.path.join(results, "history.sqlite")
    table = subprocess.run(
        [ringtrue, "history", "export", "csv", "--history", history], check=True,
        capture_output=True, text=True).stdout
    areas = {}
    for row in csv.DictReader(io.StringIO(table)):
        if row["metric"] == "roc-auc" and not row.get("dimension") and row["value"]:
            areas.setdefault(row["system"], []).append(float(row["value"]))
    return seconds, areas


def main(scratch, ringtrue, rounds):
    folder = os.path.join(scratch, "matrix")
    os.makedirs(folder, exist_ok=True)
    paths = [make(folder, seed) for seed in range(1, SETS + 1)]
    best_peer, best_own = float("inf"), float("inf")
    for _ in range(int(rounds)):
        own, own_areas = ours(ringtrue, folder, paths)
        theirs, areas = peers(paths)
        best_peer, best_own = min(best_peer, theirs), min(best_own, own)
    print("detector", "PyOD", "ours", sep="\t")
    for place, name in enumerate(SYSTEMS):
        own = own_areas.get(name, [])
        print(name, f"{np.mean(areas[place::len(SYSTEMS)]):.4f}",
              f"{np.mean(own):.4f}" if own else "-", sep="\t")
    ratio = best_peer / best_own
    verdict = "passes" if ratio >= 10 else "FAILS"
    print("matrix", "PyOD (s)", "ours (s)", "ratio", "at least", "verdict", sep="\t")
    print(f"{len(SYSTEMS)} x {SETS} x {ROWS} x {WIDTH}", f"{best_peer:.2f}", f"{best_own:.2f}",
          f"{ratio:.1f}", 10, verdict, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
