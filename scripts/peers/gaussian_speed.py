"""Times numpy making plain Gaussian rows, as wide as a ledger: what data without a story costs."""

import time

import numpy as np

ROWS = 1_000_000

for width in (11, 19):
    best = float("inf")
    for seed in range(3):
        start = time.perf_counter()
        rows = np.random.default_rng(seed).standard_normal((ROWS, width))
        best = min(best, time.perf_counter() - start)
    print(f"numpy Gaussian, {width} columns\t{len(rows)}\t{best}\t{int(ROWS / best)}")
