"""Random cases for each family of metrics, answered by both sides and compared digit by digit.

A family is a function that takes a random generator and returns a case for the bench, which is one
line of JSON, and the values that the peer gives; None stands for undefined. To add a family, write
that function and name it in FAMILIES.
"""

import json
import subprocess
import sys
import warnings

import numpy as np
from sklearn import metrics as sk

warnings.filterwarnings("ignore")
TOLERANCE = 1e-12


def scores_and_labels(random):
    """Labelled scores: tiny and larger, rare and common anomalies, with many, few or no ties."""
    count = int(random.choice([1, 2, 3, 5, 20, 100, 400]))
    labels = (random.random(count) < random.choice([0.01, 0.05, 0.3, 0.5, 0.95])).astype(int)
    scores = random.normal(size=count) + labels * random.choice([0.0, 0.5, 2.0])
    style = random.integers(5)
    if style == 0:
        scores = np.round(scores)
    elif style == 1:
        scores = np.round(scores, 1)
    elif style == 2:
        scores = scores.astype(np.float32).astype(float)
    elif style == 3:
        scores[:] = 0.5
    return scores, labels


def ranking(random):
    """Metrics of scores alone."""
    scores, labels = scores_and_labels(random)
    positives = int(labels.sum())
    both = 0 < positives < len(labels)
    values = dict.fromkeys(["roc-auc", "gini", "ks", "fpr@tpr=0.8", "tpr@fpr=0.05"])
    values["partial-auc-mcclish@fpr=0.1"] = None
    if both:
        area = sk.roc_auc_score(labels, scores)
        fpr, tpr, _ = sk.roc_curve(labels, scores, drop_intermediate=False)
        values |= {
            "roc-auc": area,
            "gini": 2 * area - 1,
            "ks": float(np.max(np.abs(tpr - fpr))),
            "fpr@tpr=0.8": float(fpr[tpr >= 0.8].min()),
            "tpr@fpr=0.05": float(tpr[fpr <= 0.05].max()),
            "partial-auc-mcclish@fpr=0.1": sk.roc_auc_score(labels, scores, max_fpr=0.1),
        }
    values |= dict.fromkeys(["average-precision", "pr-auc-trapezoid", "f1-oracle"])
    if positives:
        precision, recall, _ = sk.precision_recall_curve(labels, scores)
        both_sums = precision + recall
        f1 = np.divide(2 * precision * recall, both_sums, out=0 * both_sums, where=both_sums > 0)
        values |= {
            "average-precision": sk.average_precision_score(labels, scores),
            "pr-auc-trapezoid": sk.auc(recall, precision),
            "f1-oracle": float(f1.max()),
        }
    k = min(5, len(labels))
    stable = np.argsort(-scores, kind="stable")[:k]
    values[f"precision-stable@k={k}"] = float(labels[stable].mean())
    return {"scores": scores.tolist(), "labels": labels.tolist()}, values


def operating(random):
    """Metrics of flags from a threshold on."""
    scores, labels = scores_and_labels(random)
    threshold = float(random.choice(scores)) + random.choice([0.0, 0.0, 100.0, -100.0])
    flags = (scores >= threshold).astype(int)
    positives, flagged, rows = int(labels.sum()), int(flags.sum()), len(labels)
    kappa = sk.cohen_kappa_score(labels, flags, labels=[0, 1]) if rows else None
    one_class = positives in (0, rows)
    values = {
        "precision": sk.precision_score(labels, flags) if flagged else None,
        "precision-or-zero": sk.precision_score(labels, flags, zero_division=0),
        "recall": sk.recall_score(labels, flags) if positives else None,
        "specificity": sk.recall_score(1 - labels, 1 - flags) if positives < rows else None,
        "f1": sk.f1_score(labels, flags) if positives + flagged else None,
        "fbeta@beta=2": sk.fbeta_score(labels, flags, beta=2) if positives + flagged else None,
        "balanced-accuracy": None if one_class else sk.balanced_accuracy_score(labels, flags),
        "mcc": sk.matthews_corrcoef(labels, flags),
        "kappa": None if kappa is None or np.isnan(kappa) else kappa,
        "alert-rate": float(flags.mean()),
    }
    case = {"scores": scores.tolist(), "labels": labels.tolist(), "threshold": threshold}
    return case, values


FAMILIES = {"ranking": ranking, "operating": operating}


def deviation(ours, theirs):
    """The relative difference; infinite where only one side is defined."""
    if ours is None or theirs is None:
        return 0.0 if ours is theirs else float("inf")
    return abs(ours - theirs) / max(1.0, abs(theirs))


def main(bench, count):
    random = np.random.default_rng(20)
    families = list(FAMILIES)
    cases, expected = [], []
    for number in range(count):
        name = families[number % len(families)]
        case, values = FAMILIES[name](random)
        cases.append(json.dumps(case | {"metrics": list(values)}))
        expected.append((name, values))
    run = subprocess.run([bench, "cases"], input="\n".join(cases), capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != count:
        sys.exit(f"{count} cases, but {len(answers)} answers: {run.stderr[-500:]}")
    report(cases, expected, answers)


def report(cases, expected, answers):
    worst, numbers, undefined, failures = {}, 0, 0, 0
    for case, (name, values), answer in zip(cases, expected, answers):
        for metric, theirs in values.items():
            far = deviation(answer[metric], theirs)
            family = metric.split("=")[0]
            worst[name, family] = max(worst.get((name, family), 0.0), far)
            numbers += theirs is not None
            undefined += theirs is None
            if far > TOLERANCE:
                failures += 1
                if failures <= 5:
                    print(f"{metric}: ours {answer[metric]}, theirs {theirs}, for {case[:300]}")
    print("family\tmetric\tlargest deviation")
    for (name, metric), far in sorted(worst.items()):
        print(f"{name}\t{metric}\t{far:.2g}")
    print(f"# {len(cases)} cases, {numbers} numbers and {undefined} undefined, {failures} differ")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
