"""Compares our networks with twins in PyTorch and with PyOD's, on one thread of one CPU.

`--losses` trains a twin from the same weights on the same rows in the same order, and compares the
mean loss of each pass: within 2 %. `--speed` times steps of both in turns, the best of some rounds;
PyTorch takes its fused Adam. `--areas` compares mean areas under the ROC curve over files: within
0.02, or above.
"""

import json
import os
import subprocess
import sys
import time

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {0})

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)

ROUNDS = 3
SEEDS = 3


class VAE(nn.Module):
    """As ours: rectified layers, squared error and divergence."""

    batch = 256

    def __init__(self, features, hidden, inner, latent):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, inner), nn.ReLU(),
            nn.Linear(inner, 2 * latent))
        self.decoder = nn.Sequential(
            nn.Linear(latent, inner), nn.ReLU(), nn.Linear(inner, hidden), nn.ReLU(),
            nn.Linear(hidden, features))

    def losses(self, x):
        mean, log = self.encoder(x).chunk(2, dim=1)
        z = mean + torch.randn_like(mean) * torch.exp(0.5 * log)
        error = ((self.decoder(z) - x) ** 2).sum(1)
        return error + 0.5 * (mean * mean + log.exp() - 1 - log).sum(1)

    def batches(self, rows, order):
        return (rows[part] for part in order.split(self.batch))


class LSTM(nn.Module):
    """As ours: what the last step gives, and a layer; rows before the first are zeros."""

    batch = 64

    def __init__(self, features, hidden=32, steps=20):
        super().__init__()
        self.steps = steps
        self.memory = nn.LSTM(features, hidden, batch_first=True)
        self.head = nn.Linear(hidden, features)

    def losses(self, windows):
        expected = self.head(self.memory(windows[:, :-1])[0][:, -1])
        return ((expected - windows[:, -1]) ** 2).sum(1)

    def batches(self, rows, order):
        padded = torch.cat([torch.zeros(self.steps, rows.shape[1]), rows])
        windows = padded.unfold(0, self.steps + 1, 1)
        return (windows[part].transpose(1, 2) for part in order.split(self.batch))


def start(model, weights):
    """Gives a model our weights; ours has one bias where PyTorch's memory has two."""
    weights = torch.tensor(weights, dtype=torch.float32)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name == "memory.bias_hh_l0":
                parameter.zero_()
                parameter.requires_grad_(False)
                continue
            parameter.copy_(weights[:parameter.numel()].view_as(parameter))
            weights = weights[parameter.numel():]
    assert len(weights) == 0, "another shape"


def step(model, optimizer, batch):
    losses = model.losses(batch)
    optimizer.zero_grad(set_to_none=True)
    losses.mean().backward()
    optimizer.step()
    return losses


def adam(model):
    learned = [parameter for parameter in model.parameters() if parameter.requires_grad]
    return torch.optim.Adam(learned, lr=1e-3, fused=True)


def noisy_sheet(count, width):
    """Rows near a curved sheet of three dimensions."""
    random = np.random.default_rng(1)
    place = random.normal(size=(count, 3))
    rows = np.tanh(place @ random.normal(size=(3, width))) + 0.3 * random.normal(size=(count, width))
    return standard(rows)


def echoes(count, width):
    """A sequence of rows in which each goes on from the one before, turned a little."""
    random = np.random.default_rng(1)
    turn = np.linalg.qr(random.normal(size=(width, width)))[0]
    rows = np.zeros((count, width))
    for row in range(1, count):
        rows[row] = 0.95 * rows[row - 1] @ turn + random.normal(size=width)
    return standard(rows)


def standard(rows):
    return ((rows - rows.mean(axis=0)) / rows.std(axis=0)).astype(np.float32)


def compare_losses(ours):
    print("network", "pass", "PyTorch", "ours", "difference %", "verdict", sep="\t")
    epochs = 6
    cases = [("vae", VAE(11, 32, 16, 4), noisy_sheet(10_000, 11)),
             ("lstm", LSTM(11), echoes(5_000, 11))]
    for name, model, rows in cases:
        case = json.dumps({"network": name, "rows": rows.astype(float).tolist(), "epochs": epochs})
        answer = subprocess.run(
            [ours, "twins"], input=case + "\n", check=True, capture_output=True, text=True).stdout
        answer = json.loads(answer)
        torch.manual_seed(1)
        start(model, answer["start"])
        optimizer, table = adam(model), torch.from_numpy(rows)
        for epoch, own in enumerate(answer["losses"]):
            losses = [step(model, optimizer, batch).detach()
                      for batch in model.batches(table, torch.arange(len(rows)))]
            theirs = torch.cat(losses).mean().item()
            difference = 100 * (own - theirs) / theirs
            verdict = "passes" if abs(difference) <= 2 else "FAILS"
            print(name, epoch + 1, f"{theirs:.5f}", f"{own:.5f}", f"{difference:+.3f}", verdict,
                  sep="\t", flush=True)


def seconds(model, rows, steps):
    """The mean time of a step; batches are drawn as a whole, without a loader."""
    optimizer = adam(model)
    batches = model.batches(rows, torch.randperm(len(rows)))
    for _ in range(20):
        step(model, optimizer, next(batches))
    begin = time.perf_counter()
    for _ in range(steps):
        step(model, optimizer, next(batches))
    return (time.perf_counter() - begin) / steps


def compare_speed(ours):
    models = {"vae d=11": (VAE(11, 32, 16, 4), 11, 28), "vae d=30": (VAE(30, 64, 32, 8), 30, 10),
              "lstm d=11": (LSTM(11), 11, 4.5)}
    best = {name: (float("inf"), float("inf")) for name in models}
    for _ in range(ROUNDS):
        output = subprocess.run(
            [ours, "networks"], check=True, capture_output=True, text=True).stdout
        own = {line.split("\t")[0]: float(line.split("\t")[1]) for line in
               output.splitlines()[1:]}
        for name, (model, features, _) in models.items():
            theirs = 1e6 * seconds(model, torch.randn(100_000, features), 300)
            best[name] = min(best[name][0], theirs), min(best[name][1], own[name])
    print("step", "PyTorch (µs)", "ours (µs)", "ratio", "at least", "verdict", sep="\t")
    for name, (theirs, own) in best.items():
        least = models[name][2]
        verdict = "passes" if theirs / own >= least else "FAILS"
        print(name, f"{theirs:.1f}", f"{own:.1f}", f"{theirs / own:.1f}", least, verdict, sep="\t")


def pyod_scores(name, rows, seed):
    from pyod.models.auto_encoder import AutoEncoder
    from pyod.models.vae import VAE

    model = {"vae": VAE, "autoencoder": AutoEncoder}[name](verbose=0, random_state=seed)
    model.fit(rows)
    return model.decision_function(rows)


def compare_areas(scratch, scorer, files):
    from detectors_cases import ours, read, standardised
    from sklearn.metrics import roc_auc_score

    print("detector", "data", "PyOD", "sd", "ours", "sd", "verdict", sep="\t")
    for name in ("autoencoder", "vae"):
        means = []
        for file in files:
            rows, labels = read(file)
            rows = standardised(rows)
            own = [roc_auc_score(labels, scores)
                   for scores in ours(scorer, scratch, name, rows, SEEDS)[0]]
            theirs = [roc_auc_score(labels, pyod_scores(name, rows, seed))
                      for seed in range(1, SEEDS + 1)]
            means.append((np.mean(theirs), np.mean(own)))
            data = os.path.basename(file)
            print(name, data, f"{np.mean(theirs):.4f}", f"{np.std(theirs):.4f}",
                  f"{np.mean(own):.4f}", f"{np.std(own):.4f}", "", sep="\t", flush=True)
        theirs, own = np.mean(means, axis=0)
        verdict = "passes" if own >= theirs - 0.02 else "FAILS"
        print(name, "mean", f"{theirs:.4f}", "", f"{own:.4f}", "", verdict, sep="\t", flush=True)


def main(scratch, ours, task, *files):
    if task == "--losses":
        compare_losses(ours)
    elif task == "--speed":
        compare_speed(ours)
    else:
        compare_areas(scratch, ours, files)


if __name__ == "__main__":
    main(*sys.argv[1:])
