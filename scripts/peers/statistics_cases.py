"""Random cases for Ringtrue's statistics, and what other packages make of them.

    statistics.py ask CASES > questions.jsonl      the cases, one a line
    statistics.py compare questions.jsonl answers.jsonl

Each peer's number is computed from the questions, so that both sides see the same digits.
"""

import json
import math
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
KINDS = {}


def kind(share, floor, tolerance=1e-12):
    """Registers a kind of case: its share, the size below which deviations count as absolute."""

    def register(cls):
        KINDS[cls.__name__.replace("_", "-")] = (share, floor, tolerance, cls)
        return cls

    return register


def ranges(rng, n, count, longest):
    series = np.zeros(n, int)
    for _ in range(count):
        start = rng.integers(n)
        series[start : start + 1 + rng.integers(longest)] = 1
    return series


def events_of(series):
    edges = np.flatnonzero(np.diff(np.concatenate([[0], series, [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist()))


@kind(1200, 0)
class mcnemar:
    def ask(rng, i):
        top = [3, 30, 400, 5000][i % 4]
        b, c = (int(x) for x in rng.integers(0, top, 2))
        return {"b": b, "c": c, "n": b + c + int(rng.integers(0, 50)), "tango": int(i % 6 == 0)}

    def peer(q):
        from scipy import stats
        from statsmodels.stats.contingency_tables import mcnemar

        b, c = q["b"], q["c"]
        why = "no-rows" if q["n"] == 0 else "no-discordant"
        if b + c == 0:
            out = dict.fromkeys(("exact", "mid-p", "chi-square", "chi-square-p", "corrected-p"), why)
        else:
            table = [[5, b], [c, 5]]
            plain = mcnemar(table, exact=False, correction=False)
            at = stats.binom.pmf(min(b, c), b + c, 0.5)
            mid = 1 - at if b == c else 2 * stats.binom.cdf(min(b, c), b + c, 0.5) - at
            out = {
                "exact": mcnemar(table, exact=True).pvalue,
                "mid-p": mid,
                "chi-square": plain.statistic,
                "chi-square-p": plain.pvalue,
                "corrected-p": mcnemar(table, exact=False, correction=True).pvalue,
            }
        if q["tango"]:
            out["tango-low"], out["tango-high"] = tango(b, c, q["n"]) if q["n"] else (why, why)
        return out


def tango(b, c, n):
    """The score equation solved in forty digits."""
    from mpmath import mp, mpf, sqrt
    from scipy import stats

    mp.dps = 40
    b, c, n = mpf(b), mpf(c), mpf(n)
    z = mpf(stats.norm.ppf(0.975))

    def score(d):
        linear = -b - c + (2 * n - b + c) * d
        q = (sqrt(linear**2 + 8 * n * c * d * (1 - d)) - linear) / (4 * n)
        v, top = n * (2 * q + d * (1 - d)), b - c - n * d
        return top / sqrt(v) if v > 0 else mpf(0) if top == 0 else top * mpf("inf")

    def root(low, high, f):
        if f(low) <= 0 or f(high) >= 0:
            return float(low if f(low) <= 0 else high)
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if f(middle) > 0 else (low, middle)
        return float(low)

    centre = (b - c) / n
    return root(mpf(-1), centre, lambda d: score(d) - z), root(centre, mpf(1), lambda d: score(d) + z)


@kind(1200, 0)
class wilcoxon:
    def ask(rng, i):
        n = int(rng.integers(1, 61))
        if i % 2:
            x = rng.normal(0.2, 1, n)
        else:
            x = rng.integers(-6, 8, n).astype(float)
        return {"x": x.tolist()}

    def peer(q):
        from scipy import stats

        x = np.array(q["x"])
        x = x[x != 0]
        if not len(x):
            return dict.fromkeys(("statistic", "normal", "continuity", "exact"), "no-differences")
        plain = stats.wilcoxon(x, method="asymptotic", correction=False)
        tied = len(set(abs(x))) < len(x)
        exact = "too-many" if len(x) > 50 else "ties" if tied else None
        return {
            "statistic": plain.statistic,
            "normal": plain.pvalue,
            "continuity": stats.wilcoxon(x, method="asymptotic", correction=True).pvalue,
            "exact": exact or stats.wilcoxon(x, method="exact").pvalue,
        }


@kind(400, 0)
class sign:
    def ask(rng, i):
        return {"x": rng.integers(-2, 3, int(rng.integers(1, 200))).tolist()}

    def peer(q):
        from scipy import stats

        up, down = sum(v > 0 for v in q["x"]), sum(v < 0 for v in q["x"])
        if up + down == 0:
            return {"p": "no-differences"}
        return {"p": stats.binomtest(min(up, down), up + down).pvalue}


@kind(900, 1e-14)
class friedman:
    def ask(rng, i):
        n, k = int(rng.integers(2, 30)), int(rng.integers(3, 9))
        x = rng.normal(size=(n, k)) + rng.normal(size=k) * 0.5
        if i % 3 == 0:
            x = np.round(x)
        return {"x": x.tolist(), "nemenyi": int(i % 10 == 0)}

    def peer(q):
        from scipy import stats

        x = np.array(q["x"])
        n, k = x.shape
        ranks = np.array([stats.rankdata(-row) for row in x])
        sums = ranks.sum(0)
        chi = 12 * float(((sums - n * (k + 1) / 2) ** 2).sum()) / (n * k * (k + 1))
        f = (n - 1) * chi / (n * (k - 1) - chi) if n * (k - 1) > chi else math.inf
        if len(set(map(tuple, np.sort(ranks, 1)))) == 1 and (ranks == (k + 1) / 2).all():
            tied = ("all-tied", "all-tied")
        else:
            test = stats.friedmanchisquare(*x.T)
            tied = (test.statistic, test.pvalue)
        out = {
            "statistic": tied[0],
            "p": tied[1],
            "demsar-p": stats.chi2.sf(chi, k - 1),
            "f": f if f < math.inf else None,
            "f-p": stats.f.sf(f, k - 1, (k - 1) * (n - 1)),
        }
        if q["nemenyi"]:
            means = ranks.mean(0)
            reach = abs(means[0] - means[1]) / math.sqrt(k * (k + 1) / (6 * n))
            out["nemenyi-p"] = stats.studentized_range.sf(reach * math.sqrt(2), k, np.inf)
        return out


@kind(700, 0)
class corrections:
    def ask(rng, i):
        p = rng.random(int(rng.integers(1, 40))) ** [1, 4][i % 2]
        return {"p": (np.round(p, 2) if i % 3 == 0 else p).tolist()}

    def peer(q):
        from statsmodels.stats.multitest import multipletests

        methods = {"holm": "holm", "bonferroni": "bonferroni", "fdr": "fdr_bh"}
        return {k: multipletests(q["p"], method=m)[1].tolist() for k, m in methods.items()}


@kind(200, 0)
class swap:
    def ask(rng, i):
        x = rng.integers(-9, 12, int(rng.integers(2, 9)))
        return {"x": x.tolist()}

    def peer(q):
        from scipy import stats

        x = np.array(q["x"], float)
        if not x.any():
            return {"p": "no-differences"}
        test = stats.permutation_test(
            (x,), np.sum, permutation_type="samples", n_resamples=np.inf, alternative="greater"
        )
        low = stats.permutation_test(
            (x,), np.sum, permutation_type="samples", n_resamples=np.inf, alternative="less"
        )
        # The distribution is symmetric: both tails are as likely.
        return {"p": min(1, 2 * min(test.pvalue, low.pvalue))}


@kind(500, 1e-14)
class smirnov:
    def ask(rng, i):
        n, m = (int(v) for v in rng.integers(1, 60, 2))
        x, y = rng.normal(size=n), rng.normal(0.3, 1.2, m)
        if i % 3 == 0:
            x, y = np.round(x, 1), np.round(y, 1)
        return {"x": x.tolist(), "y": y.tolist()}

    def peer(q):
        from scipy import stats

        n, m = len(q["x"]), len(q["y"])
        test = stats.ks_2samp(q["x"], q["y"], method="exact")
        at = test.statistic * math.sqrt(n * m / (n + m))
        return {
            "statistic": test.statistic,
            "exact": test.pvalue,
            "limit": stats.kstwobign.sf(at),
        }


@kind(500, 1)
class clustered:
    def ask(rng, i):
        n = int(rng.integers(6, 80))
        groups = rng.integers(0, 5, n)
        groups[:3] = [0, 1, 1]
        x = rng.normal(size=n) + rng.normal(size=5)[groups] * [0, 2][i % 2]
        return {"x": x.tolist(), "groups": [f"g{g}" for g in groups]}

    def peer(q):
        import statsmodels.api as sm
        from scipy import stats

        x, groups = np.array(q["x"]), np.unique(q["groups"], return_inverse=True)[1]
        model = sm.OLS(x, np.ones(len(x)))
        keys = {"groups": groups}
        robust = model.fit(cov_type="cluster", cov_kwds=keys)
        plain = model.fit(cov_type="cluster", cov_kwds=keys | {"use_correction": False})
        parts = [x[groups == g] for g in range(groups.max() + 1)]
        n, k = len(x), len(parts)
        between = sum(len(p) * (p.mean() - x.mean()) ** 2 for p in parts) / (k - 1)
        within = sum(((p - p.mean()) ** 2).sum() for p in parts) / (n - k)
        size = (n - sum(len(p) ** 2 for p in parts) / n) / (k - 1)
        return {
            "plain": stats.sem(x),
            "robust": robust.bse[0],
            "uncorrected": plain.bse[0],
            "icc": (between - within) / (between + (size - 1) * within),
        }


@kind(300, 1e-3)
class power:
    def ask(rng, i):
        return {
            "alpha": float(rng.choice([0.01, 0.05, 0.1])),
            "two": i % 2,
            "d": float(rng.random() * 0.1 + 0.001),
            "se": float(rng.random() * 0.05 + 0.001),
        }

    def peer(q):
        from scipy import stats
        from statsmodels.stats.power import normal_power

        side = "two-sided" if q["two"] else "larger"
        alpha = q["alpha"] / (2 if q["two"] else 1)
        return {
            "power": normal_power(q["d"] / q["se"], 1, q["alpha"], alternative=side),
            "mde": (stats.norm.isf(alpha) + stats.norm.ppf(0.8)) * q["se"],
        }


@kind(1000, 1)
class range_reward:
    def ask(rng, i):
        n = int(rng.integers(5, 150))
        return {
            "alpha": [0.0, 0.25, 1.0][i % 3],
            "truth": ranges(rng, n, 1 + i % 4, 20).tolist(),
            "flags": ranges(rng, n, i % 6, 12).tolist(),
        }

    def peer(q):
        from prts import ts_precision, ts_recall

        truth, flags, out = q["truth"], q["flags"], {}
        for bias in ("flat", "front", "back", "middle"):
            for number in ("one", "reciprocal"):
                name = f"{bias}-{number}"
                if any(flags):
                    out["recall-" + name] = ts_recall(truth, flags, q["alpha"], number, bias)
                    out["precision-" + name] = ts_precision(truth, flags, 0.0, number, bias)
                else:
                    out["recall-" + name], out["precision-" + name] = 0, "nothing-flagged"
        return out


@kind(1000, 1, 1e-9)
class events:
    def ask(rng, i):
        n = int(rng.integers(5, 300))
        return {
            "truth": ranges(rng, n, i % 5, 30).tolist(),
            "flags": ranges(rng, n, (i // 5) % 6, 15).tolist(),
        }

    def peer(q):
        truth, flags = q["truth"], q["flags"]
        real, found = events_of(truth), events_of(flags)
        names = ["affiliation-precision", "affiliation-recall", "nab@standard"]
        names += ["nab@reward-low-fp", "nab@reward-low-fn", "detection-delay", "pa-f1"]
        if not real:
            out = dict.fromkeys(names, "no-events")
        else:
            from vus.affiliation.metrics import pr_from_events

            near = pr_from_events(found, real, (0, len(truth)))
            delays = [next(i for i in range(a, b) if flags[i]) - a for a, b in real if any(flags[a:b])]
            adjusted = np.array(flags)
            for a, b in real:
                adjusted[a:b] = any(flags[a:b])
            hit = int((adjusted & truth).sum())
            out = {
                "affiliation-precision": near["Affiliation_Precision"] if found else "nothing-flagged",
                "affiliation-recall": near["Affiliation_Recall"],
                "detection-delay": float(np.mean(delays)) if delays else "nothing-detected",
                "pa-f1": 2 * hit / (int(adjusted.sum()) + sum(truth)),
            }
            profiles = {"standard": (1, 0.11, 1), "reward-low-fp": (1, 0.22, 1), "reward-low-fn": (1, 0.11, 2)}
            for name, weights in profiles.items():
                out["nab@" + name] = nab(truth, flags, real, *weights)
        out["false-alarm-events"] = sum(not any(truth[a:b]) for a, b in found)
        return out


def nab(truth, flags, windows, tp, fp, fn):
    """Every row's own score first, as the published scorer has it, then the sum over flags."""

    def sigmoid(x):
        return -1.0 if x >= 3 else 2 / (1 + math.exp(5 * x)) - 1

    probation = min(math.floor(0.15 * len(truth)), 750)
    parts, total = {}, 0.0
    for i in range(probation, len(truth)):
        inside = next(((a, b) for a, b in windows if a <= i < b), None)
        if inside:
            a, b = inside
            parts.setdefault(inside, -fn)
            if flags[i]:
                score = sigmoid(-(b - 1 - i + 1) / (b - a)) * tp / sigmoid(-1.0)
                parts[inside] = max(parts[inside], score)
        elif flags[i]:
            before = [w for w in windows if w[1] <= i]
            width = before[-1][1] - before[-1][0] if before else 0
            past = 3.0 if width <= 1 else (i - (before[-1][1] - 1)) / (width - 1)
            total += fp * sigmoid(past)
    if not parts:
        return "no-events"
    raw, null = total + sum(parts.values()), -fn * len(parts)
    return 100 * (raw - null) / (tp * len(parts) - null)


@kind(500, 1, 1e-9)
class vus:
    def ask(rng, i):
        n = int(rng.integers(20, 700))
        truth = ranges(rng, n, 1 + i % 4, 25)
        truth[rng.integers(n)] = 0
        scores = rng.random(n) + 0.5 * truth
        scores = np.round(scores, 1) if i % 3 == 0 else scores
        return {"window": int(rng.integers(0, 25)), "truth": truth.tolist(), "scores": scores.tolist()}

    def peer(q):
        from vus.utils.metrics import metricor

        truth, scores = np.array(q["truth"]), np.array(q["scores"])
        if not truth.any():
            return dict.fromkeys(("roc", "pr", "roc-250", "pr-250"), "no-events")
        every = metricor().RangeAUC_volume_opt(truth, scores, q["window"], len(truth))
        some = metricor().RangeAUC_volume_opt(truth, scores, q["window"], 250)
        return {"roc": every[4], "pr": every[5], "roc-250": some[4], "pr-250": some[5]}


@kind(900, 1)
class probabilities:
    def ask(rng, i):
        n = int(rng.integers(1, 300))
        p = rng.random(n) ** 2
        p = np.round(p, 2) if i % 2 else p
        return {"p": p.tolist(), "y": (rng.random(n) < p).astype(int).tolist()}

    def peer(q):
        from fractions import Fraction
        from sklearn.metrics import brier_score_loss, log_loss

        p, y = np.array(q["p"]), np.array(q["y"])
        clipped = np.clip(p, 2.0**-52, 1 - 2.0**-52)

        def error(bins):
            gaps = [(bins == b).sum() * abs(p[bins == b].mean() - y[bins == b].mean()) for b in set(bins)]
            return float(sum(gaps)) / len(p)

        s, edges = sorted(map(Fraction, q["p"])), []
        for i in range(1, 15):
            at = Fraction(i * (len(s) - 1), 15)
            low, high = s[int(at)], s[min(int(at) + 1, len(s) - 1)]
            # Rounded as numpy does, so that a value on an edge stays on it.
            edges.append(float(low) if at == int(at) else float(low) + float(high - low) * float(at - int(at)))
        return {
            "brier": brier_score_loss(y, p, labels=[0, 1]) if len(set(y)) > 1 else float(((p - y) ** 2).mean()),
            "log-loss": log_loss(y, clipped, labels=[0, 1]),
            "ece@15": error(np.minimum((p * 15).astype(int), 14)),
            "ece@15-right-closed": error(np.clip(np.ceil(p * 15).astype(int) - 1, 0, 14)),
            "ece@15-equal-mass": error(np.searchsorted(edges, p)),
        }


@kind(500, 1)
class p_values:
    def ask(rng, i):
        n = int(rng.integers(2, 150))
        y = (rng.random(n) < [0.1, 0.5][i % 2]).astype(int)
        return {"p": np.round(rng.random(n) ** (1 + 4 * y), 3).tolist(), "y": y.tolist()}

    def peer(q):
        from scipy import stats
        from statsmodels.stats.multitest import multipletests

        p, y = np.array(q["p"]), np.array(q["y"])
        found = multipletests(p, 0.1, "fdr_bh")[0]
        null = p[y == 0]
        return {
            "conformal-excess": stats.ks_1samp(null, stats.uniform.cdf, alternative="greater").statistic
            if len(null) else "one-class",
            "conformal-false-alarms@0.05": float((null <= 0.05).mean()) if len(null) else "one-class",
            "fdp@bh-0.1": float((y[found] == 0).mean()) if found.any() else "nothing-flagged",
            "power@bh-0.1": float(found[y == 1].mean()) if y.any() else "one-class",
            "pit-ks": stats.ks_1samp(p, stats.uniform.cdf).statistic,
        }


@kind(300, 1)
class risk:
    def ask(rng, i):
        n = int(rng.integers(1, 100))
        return {"c": rng.random(n).tolist(), "losses": rng.integers(0, 2, n).tolist()}

    def peer(q):
        order = np.argsort(-np.array(q["c"]))
        risks = np.cumsum(np.array(q["losses"])[order]) / np.arange(1, len(order) + 1)
        return {"area": float(risks.mean())}


@kind(900, 1)
class categories:
    def ask(rng, i):
        n, k = int(rng.integers(1, 80)), int(rng.integers(1, 8))
        names = np.array(["fee", "rent", "Fee", "päyroll", "z", "", "fx ", "tax"])
        truth = rng.integers(0, k, n)
        predicted = np.where(rng.random(n) < 0.6, truth, rng.integers(0, 8, n))
        return {"truth": names[truth].tolist(), "predicted": names[predicted].tolist()}

    def peer(q):
        from sklearn import metrics as m

        t, p, out = q["truth"], q["predicted"], {}
        for name, f in (("precision", m.precision_score), ("recall", m.recall_score)):
            out[f"macro-{name}@zero"] = f(t, p, average="macro", zero_division=0)
            out[f"macro-{name}@defined"] = f(t, p, average="macro", zero_division=np.nan)
        out["weighted-precision@zero"] = m.precision_score(t, p, average="weighted", zero_division=0)
        out["weighted-recall"] = m.recall_score(t, p, average="weighted", zero_division=0)
        for average in ("macro", "micro", "weighted"):
            out[average + "-f1"] = m.f1_score(t, p, average=average, zero_division=0)
        out["accuracy"] = m.accuracy_score(t, p)
        alike = len(set(t)) == 1 and set(t) == set(p)
        out["category-kappa"] = "certain-agreement" if alike else m.cohen_kappa_score(t, p)
        return out


@kind(500, 1)
class repetitions:
    def ask(rng, i):
        n, k = int(rng.integers(1, 40)), int(rng.integers(2, 6))
        base = rng.integers(0, 4, n)[:, None]
        x = np.where(rng.random((n, k)) < 0.7, base, rng.integers(0, 4, (n, k)))
        gone = rng.random((n, k)) < 0.2
        return {"rows": [[None if g else f"c{v}" for v, g in zip(r, m)] for r, m in zip(x, gone)]}

    def peer(q):
        import krippendorff

        rows = [[v for v in row if v is not None] for row in q["rows"]]
        rows = [row for row in rows if len(row) > 1]
        if not rows:
            return {"krippendorff-alpha": "no-pairs", "self-agreement": "no-pairs"}
        agree = [sum(a == b for a in r for b in r) - len(r) for r in rows]
        pairs = [len(r) * (len(r) - 1) for r in rows]
        if len({v for r in rows for v in r}) == 1:
            alpha = "certain-agreement"
        else:
            data = np.array([[np.nan if v is None else int(v[1:]) for v in r] for r in q["rows"]]).T
            alpha = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
        return {"krippendorff-alpha": alpha, "self-agreement": float(np.mean(np.divide(agree, pairs)))}


@kind(700, 1)
class clusters:
    def ask(rng, i):
        n = int(rng.integers(2, 120))
        causes = rng.integers(0, 6, n)
        found = np.where(rng.random(n) < 0.5, causes, rng.integers(0, 1 + i % 7, n))
        return {"found": [f"k{v}" for v in found], "causes": [f"c{v}" for v in causes]}

    def peer(q):
        from sklearn import metrics as m

        f, c = q["found"], q["causes"]
        n, a, b = len(f), len(set(f)), len(set(c))
        trivial = (a == 1 and b == 1) or (a == n and b == n)
        counts = {}
        for pair in zip(f, c):
            counts[pair] = counts.get(pair, 0) + 1
        best = {k: max(v for (kk, _), v in counts.items() if kk == k) for k in set(f)}
        return {
            "adjusted-rand": "no-structure" if trivial else m.adjusted_rand_score(c, f),
            "nmi": "no-structure" if a == b == 1 else m.normalized_mutual_info_score(c, f),
            "purity": sum(best.values()) / n,
        }


@kind(400, 1)
class explanations:
    def ask(rng, i):
        d = int(rng.integers(2, 15))
        truth = rng.choice(d, int(rng.integers(1, min(d, 7))), replace=False)
        return {"ranking": rng.permutation(d).tolist(), "truth": truth.tolist()}

    def peer(q):
        from math import comb
        from sklearn.metrics import ndcg_score

        r, g = q["ranking"], set(q["truth"])
        d, k = len(r), len(g)
        gain = [[int(f in g) for f in r]]
        first = [comb(d - i, k - 1) / comb(d, k) for i in range(1, d - k + 2)]
        return {
            "hit-rate@g": len(g & set(r[:k])) / k,
            "hit-rate@1.5g": len(g & set(r[: int(1.5 * k)])) / k,
            "mrr": 1 / (1 + min(r.index(f) for f in g)),
            "ndcg@5": ndcg_score(gain, [list(range(d, 0, -1))], k=5),
            "mrr-chance": sum(p / i for i, p in enumerate(first, 1)),
        }


@kind(300, 1)
class latency:
    def ask(rng, i):
        x = (10 ** (rng.random(int(rng.integers(1, 400))) * [4, 8, 12][i % 3])).astype(int) + 1
        return {"x": x.tolist(), "interval": int(10 ** (rng.random() * 3) * max(1, x.max() // 1000))}

    def peer(q):
        from hdrh.histogram import HdrHistogram

        plain, corrected = (HdrHistogram(1, 3_600_000_000_000, 3) for _ in "ab")
        for value in q["x"]:
            plain.record_value(value)
            # The Python port also records a rest below the interval, which the original does not.
            corrected.record_value(value)
            for hidden in range(value - q["interval"], q["interval"] - 1, -q["interval"]):
                corrected.record_value(hidden)
        at = (0.1, 25, 50, 90, 95, 99, 99.9, 100)
        return {
            "values": [plain.get_value_at_percentile(p) for p in at],
            "corrected": [corrected.get_value_at_percentile(p) for p in at],
        }


@kind(700, 1e-6)
class quantiles:
    def ask(rng, i):
        x = rng.normal(size=int(rng.integers(1, 60)))
        x = np.round(x) if i % 4 == 0 else x
        return {"x": x.tolist(), "q": [0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.99, 1, float(rng.random())]}

    def peer(q):
        names = ("linear", "higher", "lower", "nearest", "inverted-cdf")
        return {n: np.quantile(q["x"], q["q"], method=n.replace("-cdf", "_cdf")).tolist() for n in names}


@kind(400, 1)
class ranks:
    def ask(rng, i):
        return {
            "n": int(rng.integers(1, [50, 1000, 100000][i % 3])),
            "q": float(rng.choice([0.5, 0.9, 0.95, 0.99, 0.999])),
            "confidence": float(rng.choice([0.9, 0.95, 0.99])),
        }

    def peer(q):
        from scipy import stats

        n, doubt = q["n"], (1 - q["confidence"]) / 2
        cdf = stats.binom.cdf(np.arange(n + 1), n, q["q"])
        low = int(np.argmax(cdf > doubt))
        high = int(np.argmax(cdf >= 1 - doubt)) + 1
        if low < 1 or high > n:
            return {"low": "too-few", "high": "too-few"}
        return {"low": low, "high": high}


def ask(count):
    rng = np.random.default_rng(20240607)
    total = sum(share for share, _, _, _ in KINDS.values())
    for name, (share, _, _, cls) in KINDS.items():
        for i in range(max(1, round(share * count / total))):
            print(json.dumps({"kind": name} | cls.ask(rng, i)))


def deviation(ours, peer, floor):
    if isinstance(peer, str) or isinstance(ours, str):
        return 0.0 if ours == peer else math.inf
    if peer is None:
        return 0.0
    if isinstance(peer, (list, tuple)):
        if len(ours) != len(peer):
            return math.inf
        return max((deviation(a, b, floor) for a, b in zip(ours, peer)), default=0.0)
    if ours is None:
        return math.inf
    if max(abs(ours), abs(float(peer))) < 1e-300:
        return 0.0
    gap = abs(ours - float(peer))
    # Next to the smallest doubles there are no twelve digits to compare.
    return 0.0 if gap == 0 else gap / max(abs(float(peer)), floor, 1e-300)


def compare(questions, answers):
    worst, cases, wrong, values = {}, {}, 0, 0
    for line, answer in zip(open(questions), open(answers)):
        q, ours = json.loads(line), json.loads(answer)
        _, floor, tolerance, cls = KINDS[q["kind"]]
        cases[q["kind"]] = cases.get(q["kind"], 0) + 1
        for name, peer in cls.peer(q).items():
            limit = 1e-9 if name.startswith("nemenyi") else tolerance
            found = deviation(ours.get(name), peer, floor)
            values += 1
            key = (q["kind"], name.split("-")[0] if q["kind"] == "range-reward" else name)
            worst[key] = max(worst.get(key, 0.0), found)
            if found > limit:
                wrong += 1
                if wrong <= 20:
                    print(f"{q['kind']} {name}: {ours.get(name)} against {peer}: {line[:300]}")
    for (k, name), found in sorted(worst.items()):
        print(f"{k:15} {name:30} {cases[k]:6} cases   largest deviation {found:.1e}")
    print(f"{sum(cases.values())} cases, {values} values, {wrong} beyond their tolerance")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["ask"]:
        ask(int(sys.argv[2]))
    elif sys.argv[1:2] == ["compare"]:
        sys.exit(compare(*sys.argv[2:4]))
    else:
        sys.exit(__doc__)
