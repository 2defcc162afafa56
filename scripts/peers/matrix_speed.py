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

from detectors_speed import blobs

ROWS, WIDTH, SETS, ANOMALOUS = 20_000, 11, 5, 0.01
SYSTEMS = ["isolation-forest", "lof", "knn", "ecod", "copod", "hbos", "pca", "cblof", "loda", "mcd"]


def peer(name, seed):
    """The peer of the same name, with as many trees, neighbours and bins as ours."""
    from pyod.models.cblof import CBLOF
    from pyod.models.copod import COPOD
    from pyod.models.ecod import ECOD
    from pyod.models.hbos import HBOS
    from pyod.models.iforest import IForest
    from pyod.models.knn import KNN
    from pyod.models.loda import LODA
    from pyod.models.lof import LOF
    from pyod.models.mcd import MCD
    from pyod.models.pca import PCA

    made = {
        "isolation-forest": lambda: IForest(random_state=seed), "lof": lambda: LOF(n_neighbors=20),
        "knn": lambda: KNN(n_neighbors=20), "ecod": ECOD, "copod": COPOD, "hbos": HBOS,
        "pca": lambda: PCA(random_state=seed), "cblof": lambda: CBLOF(random_state=seed),
        "loda": LODA, "mcd": lambda: MCD(random_state=seed)}
    return made[name]()


def make(folder, seed):
    """A dataset in clouds, with rows spread evenly around them as anomalies, as a CSV file."""
    random = np.random.default_rng(seed)
    rows = blobs(ROWS, WIDTH, seed=seed)
    labels = random.random(ROWS) < ANOMALOUS
    rows[labels] = random.uniform(-3, 3, (labels.sum(), WIDTH))
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
    rows, labels = cells[:, :-1], cells[:, -1]
    rows = (rows - rows.mean(axis=0)) / rows.std(axis=0)
    model = peer(name, seed)
    model.fit(rows)
    scores = model.decision_scores_
    flags = scores >= np.quantile(scores, 1 - ANOMALOUS)
    precision_recall_fscore_support(labels, flags, average="binary", zero_division=0)
    average_precision_score(labels, scores)
    return roc_auc_score(labels, scores)


def peers(paths):
    tasks = [(name, path, seed) for seed, path in enumerate(paths, 1) for name in SYSTEMS]
    begin = time.perf_counter()
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        areas = list(pool.map(trial, tasks))
    return time.perf_counter() - begin, areas


def ours(ringtrue, scratch, folder, paths):
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
        [ringtrue, "run", scenario, "-j", "2", "--results", results, "--quiet"], check=True,
        stdout=subprocess.DEVNULL)
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
        own, own_areas = ours(ringtrue, scratch, folder, paths)
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
