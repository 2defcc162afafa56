"""Rolling count, sum, mean and deviation by account: polars in several forms, the quickest of which
counts, and ours; in turns, medians of several readings."""
import statistics
import subprocess
import sys
import time

import numpy as np
import polars as pl

ROWS, ACCOUNTS, WINDOW = 1_000_000, 20_000, 10
ROUNDS, READINGS = 3, 7
STATISTICS = ["count", "sum", "mean", "deviation"]


def mixed(numbers):
    """SplitMix64, as the bench has it."""
    bits = (numbers + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def table():
    rows = np.arange(ROWS, dtype=np.uint64)
    return pl.DataFrame({
        "account": (mixed(rows) % np.uint64(ACCOUNTS)).astype(np.uint32),
        "amount": (mixed(rows + np.uint64(ROWS)) % np.uint64(1_000_000)).astype(np.float64) / 100,
    })


def rolling():
    """The statistics of rows that lie account by account."""
    amount, last = pl.col("amount"), dict(window_size=WINDOW, min_samples=1)
    return [
        (pl.int_range(pl.len()) + 1).clip(upper_bound=WINDOW).alias("count"),
        amount.rolling_sum(**last).alias("sum"),
        amount.rolling_mean(**last).alias("mean"),
        amount.rolling_std(**last).alias("deviation"),
    ]


def over(frame):
    return frame.select(e.over("account") for e in rolling())


def lazily_over(frame):
    return frame.lazy().select(e.over("account") for e in rolling()).collect()


def sorted_over(frame):
    """Grouped once by a sort, told to be sorted, and put back in order."""
    ordered = frame.with_row_index("row").sort("account", maintain_order=True)
    made = ordered.select(
        "row", *(e.over("account", mapping_strategy="explode") for e in rolling()))
    return made.sort("row").select(STATISTICS)


def grouped(frame):
    """Lists by account, exploded, and put back in order."""
    made = (
        frame.with_row_index("row").group_by("account", maintain_order=True)
        .agg("row", *rolling()).select("row", *STATISTICS).explode("row", *STATISTICS))
    return made.sort("row").select(STATISTICS)


FORMS = [over, lazily_over, sorted_over, grouped]


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def largest_difference(frame, bench):
    """Over all rows and statistics, relative to the size of an amount."""
    lines = subprocess.run([bench, "rolling", "values"], check=True, capture_output=True).stdout
    ours = np.array(lines.split(), dtype=np.float64).reshape(ROWS, len(STATISTICS))
    worst = 0.0
    for form in FORMS:
        theirs = form(frame).to_numpy().astype(np.float64)
        if not np.array_equal(np.isnan(ours), np.isnan(theirs)):
            sys.exit(f"peers: {form.__name__} misses other values than ours")
        worst = max(worst, np.nanmax(np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))))
    return worst


def main():
    bench, frame = sys.argv[1], table()
    readings = {form.__name__: [] for form in FORMS}
    ours = []
    for _ in range(ROUNDS):
        for form in FORMS:
            readings[form.__name__] += [seconds(lambda: form(frame)) for _ in range(READINGS)]
        lines = subprocess.run([bench, "rolling"], check=True, capture_output=True).stdout
        ours += [float(line) for line in lines.split()]
    mine = statistics.median(ours) * 1e3
    print(f"# {ROWS} rows, {ACCOUNTS} accounts, windows of {WINDOW} rows, polars {pl.__version__}")
    print("peer\tpeer ms\tours ms\tratio")
    medians = {name: statistics.median(times) * 1e3 for name, times in readings.items()}
    for name, median in sorted(medians.items(), key=lambda item: item[1]):
        print(f"polars {name}\t{median:.1f}\t{mine:.1f}\t{median / mine:.2f}")
    worst = largest_difference(frame, bench)
    print(f"largest difference\t{worst:.1e}")
    if not worst <= 1e-9:
        sys.exit("peers: the statistics differ by more than 1e-9")


main()
