extension ThresholdLab {
  /// What moves the desk.
  static let script = #"""
      const data = one("#lab-data");
      if (data) lab(JSON.parse(data.textContent).parts);

      function lab(parts) {
        const [partBox, systemBox, rung] = ["part", "system", "rung"].map((id) => one(`#lab-${id}`));
        const [alertCost, missCost] = ["alert", "miss"].map((id) => one(`#lab-${id}`));
        const [facts, flag, plot] = ["facts", "flag", "plot"].map((id) => one(`#lab-${id}`));
        // Steps are hundredths, of a row or of the unit of money.
        const sums = (steps) => { let sum = 0; return steps.map((step) => (sum += step) / 100); };
        const fill = (box, names) =>
          box.replaceChildren(...names.map((name, place) => make("option", { value: place, textContent: name })));
        const part = () => parts[partBox.value];
        const system = () => part().systems[systemBox.value];

        const choosePart = () => {
          fill(systemBox, part().systems.map((system) => system.name));
          rung.max = part().rungs.length - 1;
          const hasMoney = part().money !== undefined;
          missCost.value = hasMoney ? "" : 100;
          missCost.placeholder = hasMoney ? "its amount" : "";
          chooseSystem();
        };
        const chooseSystem = () => {
          const own = system().own ?? Math.round(part().rows / 100);
          const place = part().rungs.findIndex((rows) => rows >= own);
          rung.value = Math.max(0, place);
          draw();
          show();
        };

        const percent = (share) =>
          Number.isFinite(share) ? `${(100 * share).toFixed(share < 0.0995 ? 2 : 1)} %` : "–";
        const whole = (number) => Math.round(number).toLocaleString("en").replaceAll(",", "\u2009");

        function show() {
          const { rungs, rows, anomalies, days, money } = part();
          const [flagged, found] = [rungs[rung.value], sums(system().found)[rung.value]];
          const kept = money === undefined ? 0 : sums(system().money)[rung.value];
          const lost = (money ?? 0) / 100 - kept;
          const [precision, recall] = [found / flagged, found / anomalies];
          const missed = anomalies - found;
          const work = flagged * alertCost.value;
          const loss = missCost.value === "" ? lost : missed * missCost.value;
          const told = [
            ["Flagged", `${whole(flagged)} of ${whole(rows)} rows`],
            ["Precision", percent(precision)],
            ["Recall", percent(recall)],
            ["F1", ((2 * found) / (flagged + anomalies)).toFixed(3)],
            ["Alerts in 1,000 rows", ((1000 * flagged) / rows).toFixed(1)],
            ...(days ? [["Alerts a day", (flagged / days).toFixed(1)]] : []),
            ["Missed", `${whole(missed)} of ${whole(anomalies)} anomalies`],
            ...(money === undefined ? [] : [["Money missed", `${whole(lost)} of ${whole(money / 100)}`]]),
            ["Cost of alerts", whole(work)],
            ["Cost of what is missed", whole(loss)],
            ["Cost in all", whole(work + loss)],
          ];
          facts.replaceChildren(...told.map(([name, text]) => {
            const fact = make("div");
            fact.append(make("dt", { textContent: name }), make("dd", { textContent: text }));
            return fact;
          }));
          rung.setAttribute("aria-valuetext",
            `${flagged} rows flagged, precision ${percent(precision)}, recall ${percent(recall)}`);
          const share = Math.min(0.5, Math.max(1e-6, flagged / rows)).toPrecision(3);
          flag.textContent = `--detectors ${quoted(`${system().word}@contamination:share=${Number(share)}`)}`;
          const here = one(".here", plot);
          const x = place(rung.value);
          here.setAttribute("x1", x);
          here.setAttribute("x2", x);
        }

        const quoted = (word) =>
          /^[\w\-.\/:=,@%+]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

        // Rungs are even on the scale of the slider, and so they are in the picture.
        const place = (rung) => 40 + (640 * rung) / (part().rungs.length - 1);
        const height = (share) => 150 - 140 * share;

        function draw() {
          const shape = (tag, attributes, text = "") => {
            const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
            for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
            made.textContent = text;
            return made;
          };
          const { rungs, anomalies } = part();
          const found = sums(system().found);
          const line = (share) =>
            rungs.map((rows, at) => (rows ? `${place(at).toFixed(1)},${height(share(at)).toFixed(1)}` : "")).join(" ");
          const level = (share) =>
            [shape("line", { class: "grid", x1: 40, x2: 680, y1: height(share), y2: height(share) }),
             shape("text", { x: 34, y: height(share) + 4, "text-anchor": "end" }, String(share))];
          const ends = [0, rungs.length >> 2, rungs.length >> 1, (3 * rungs.length) >> 2, rungs.length - 1];
          const own = rungs.findIndex((rows) => rows >= (system().own ?? Infinity));
          plot.replaceChildren(
            ...[0, 0.5, 1].flatMap(level),
            ...ends.map((at) => shape("text", { x: place(at), y: 170, "text-anchor": "middle" }, whole(rungs[at]))),
            ...(own < 0 ? [] : [shape("line", { class: "own", x1: place(own), x2: place(own), y1: 10, y2: 150 })]),
            shape("polyline", { class: "recall", points: line((at) => found[at] / anomalies) }),
            shape("polyline", { class: "precision", points: line((at) => found[at] / rungs[at]) }),
            shape("line", { class: "here", y1: 4, y2: 154 }),
            shape("text", { x: 686, y: height(1) + 4 }, "recall"),
            shape("text", { x: 686, y: height(anomalies / part().rows) }, "prec."));
        }

        one("#lab-copy").addEventListener("click", async (event) => {
          try {
            await navigator.clipboard.writeText(flag.textContent);
            event.target.textContent = "Copied";
          } catch {
            getSelection().selectAllChildren(flag);
            event.target.textContent = "Selected";
          }
          setTimeout(() => { event.target.textContent = "Copy"; }, 1500);
        });
        fill(partBox, parts.map((part) => part.name));
        partBox.addEventListener("change", choosePart);
        systemBox.addEventListener("change", chooseSystem);
        for (const box of [rung, alertCost, missCost]) box.addEventListener("input", show);
        partPick.addEventListener("change", () => {
          const same = parts.findIndex((part) => String(part.number) === partPick.value);
          if (same >= 0) { partBox.value = same; choosePart(); }
        });
        choosePart();
        one("#lab").hidden = false;
      }

    """#
}
