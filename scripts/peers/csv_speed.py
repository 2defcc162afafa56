"""Times readers of one CSV file, each run in a process of its own; medians of several readings."""
import os
import resource
import statistics
import subprocess
import sys

ROWS = 1_000_000
READINGS = 7
ROUNDS = 3

PEER = """
import sys, time
path, library, readings = sys.argv[1], sys.argv[2], int(sys.argv[3])
if library == "pandas":
    import pandas; read = lambda: pandas.read_csv(path)
else:
    import polars; read = lambda: polars.read_csv(path)
for _ in range(readings):
    start = time.perf_counter(); table = read(); print(time.perf_counter() - start, len(table))
"""

MAKE = """
import sys
import numpy as np, polars as pl
n, path = int(sys.argv[1]), sys.argv[2]
r = np.random.default_rng([7, n])
ts = np.datetime64("2024-01-01T00:00:00") + np.sort(r.integers(0, 86400 * 365, n)).astype("timedelta64[s]")
text = lambda prefix, width, x: np.char.add(prefix, np.char.zfill(x.astype(str), width))
channels = np.array(["card_present", "online", "atm", "transfer", "mobile"])
countries = np.array([chr(65 + i // 26) + chr(65 + i % 26) for i in range(40)])
pl.DataFrame(dict(
    tx_id=np.arange(n), ts=np.datetime_as_string(ts),
    account=text("ACC", 7, r.integers(0, n // 50, n)), merchant=text("M", 5, r.zipf(1.5, n) % 5000),
    channel=channels[r.integers(0, 5, n)], country=countries[r.integers(0, 40, n)],
    amount=np.round(np.exp(r.normal(3.5, 1.2, n)), 2), balance=np.round(np.exp(r.normal(8, 1, n)), 2),
    lat=np.round(r.uniform(35, 60, n), 5), rate=r.uniform(0, 1, n).astype(np.float32),
    label=(r.random(n) < 0.01).astype(np.int8))).write_csv(path)
"""


def timed(command, cpus):
    """Seconds of each reading, and the peak memory of the process in MB."""
    environment = dict(os.environ, POLARS_MAX_THREADS=str(len(cpus)), OMP_NUM_THREADS="1")
    reader, writer = os.pipe()
    child = subprocess.Popen(
        command, stdout=writer, env=environment, preexec_fn=lambda: os.sched_setaffinity(0, cpus))
    os.close(writer)
    with os.fdopen(reader) as lines:
        seconds = [float(line.split()[0]) for line in lines]
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return seconds, usage.ru_maxrss / 1024


def main():
    scratch, ours = sys.argv[1], sys.argv[2]
    path = os.path.join(scratch, f"transactions-{ROWS}.csv")
    if not os.path.exists(path):
        subprocess.run([sys.executable, "-c", MAKE, str(ROWS), path], check=True)
    open(path, "rb").read()
    print("threads\tpeer\tpeer ms\tours ms\tratio\tto one thread\tpeer MB\tours MB\tfile MB")
    alone = {}
    for cpus in [{0}, {0, 1}]:
        compare(path, ours, cpus, alone)


def compare(path, ours, cpus, alone):
    """Prints a line per peer; `alone` keeps what each takes with one thread."""
    commands = {
        "ours": [ours, path, str(len(cpus)), str(READINGS)],
        "pandas": [sys.executable, "-c", PEER, path, "pandas", str(READINGS)],
        "polars": [sys.executable, "-c", PEER, path, "polars", str(READINGS)],
    }
    seconds = {name: [] for name in commands}
    memory = {name: 0.0 for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times, peak = timed(command, cpus)
            seconds[name] += times[1:]
            memory[name] = max(memory[name], peak)
    median = {name: statistics.median(times) * 1e3 for name, times in seconds.items()}
    for peer in ["pandas", "polars"]:
        alone.setdefault(peer, median[peer])
        print(
            len(cpus), peer, f"{median[peer]:.0f}", f"{median['ours']:.0f}",
            f"{median[peer] / median['ours']:.2f}", f"{alone[peer] / median['ours']:.2f}", f"{memory[peer]:.0f}", f"{memory['ours']:.0f}",
            f"{os.path.getsize(path) / 1e6:.0f}", sep="\t")


main()
