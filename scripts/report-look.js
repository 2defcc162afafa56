// Uses a report as a reader would, in the page itself, and writes what it found into #looked:
// one line for each thing that is not as it should be, or "as it should be".
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const faults = [];
  const expect = (holds, fault) => { if (!holds) faults.push(fault); };
  const set = (field, value, event) => {
    field.value = value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
  };

  // The threshold: more rows flagged, more found; money follows what a missed anomaly costs.
  const fact = (name) =>
    all("#lab-facts div").find((one) => one.children[0].textContent === name)?.children[1].textContent;
  const rung = one("#lab-rung");
  const share = (name) => parseFloat(fact(name));
  const flags = () => one("#lab-flag").textContent;
  const recalls = [0.1, 0.5, 0.9, 1].map((part) => {
    set(rung, Math.round(part * rung.max), "input");
    return [share("Recall"), fact("Flagged"), flags(), one("#lab-plot .here").getAttribute("x1")];
  });
  expect(recalls.every(([recall], at) => at === 0 || recall >= recalls[at - 1][0]), "recall falls");
  expect(Math.abs(recalls.at(-1)[0] - 100) < 0.01, "all rows flagged do not find all");
  for (const [at, what] of [[1, "rows"], [2, "flag"], [3, "line"]])
    expect(new Set(recalls.map((told) => told[at])).size > 2, `the ${what} does not follow the slider`);
  const cost = fact("Cost in all");
  set(one("#lab-alert"), 1000, "input");
  expect(fact("Cost in all") !== cost, "the cost of an alert changes nothing");
  const system = one("#lab-system");
  const before = flags();
  set(system, system.options.length - 1, "change");
  expect(flags() !== before, "another system gives the same flag");

  // Sorting: up and down, and what is empty last.
  for (const table of all(".scroll table")) {
    const caption = table.caption.textContent;
    all("thead th button").filter((button) => table.contains(button)).forEach((button, column) => {
      for (const way of [1, 2]) {
        button.click();
        const sign = button.parentElement.ariaSort === "ascending" ? 1 : -1;
        const values = [...table.tBodies[0].rows].map((row) => row.cells[column].dataset.v)
          .filter((value) => value !== undefined).map(Number);
        expect(values.every((value, at) => at === 0 || sign * (value - values[at - 1]) >= 0),
          `${caption}: column ${column} is not sorted`);
      }
    });
  }

  // Filtering and picking.
  const field = one(".filter input");
  if (field) {
    set(field, "no row says this", "input");
    const rows = [...field.closest("label").nextElementSibling.querySelectorAll("tbody tr")];
    expect(rows.every((row) => row.offsetParent === null), "the filter leaves rows");
    set(field, "", "input");
    expect(rows.some((row) => row.offsetParent !== null), "the filter does not give rows back");
  }
  one("#picks").open = true;
  one("#picks button[value=none]").click();
  expect(all("tr[data-system]").every((row) => row.hidden), "no system picked, and some are shown");
  one("#picks button[value=all]").click();
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(!one("#picks").open, "Escape does not close the picks");
  expect(all("tr[data-system]").every((row) => !row.hidden), "all picked, and some are hidden");

  // Keys: all that can be reached has a name, shows that it is reached, and comes in order.
  const reached = all("a[href], button, input, select, summary, [tabindex]")
    .filter((one) => one.offsetParent !== null && one.tabIndex >= 0);
  for (const element of reached) {
    const name = element.getAttribute("aria-label") || element.textContent.trim()
      || element.labels?.[0]?.textContent.trim();
    expect(name, `${element.outerHTML.slice(0, 80)} has no name`);
    expect(element.tabIndex === 0, `${element.outerHTML.slice(0, 80)} is out of order`);
  }

  // What is seen: nothing wider than the window, letters that stand out, none too small.
  const root = document.documentElement;
  expect(root.scrollWidth <= innerWidth, `the page is ${root.scrollWidth - innerWidth} px too wide`);
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!colour.endsWith(", 0)") && colour !== "transparent") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  for (const element of all("main *, header *, footer *, nav *")) {
    if (element.closest("svg") || element.offsetParent === null) continue;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(style.color), light(ground(element))].sort((a, b) => b - a);
    const contrast = (a + 0.05) / (b + 0.05);
    expect(contrast >= 4.5,
      `${element.tagName} "${element.textContent.trim().slice(0, 30)}": contrast ${contrast.toFixed(1)}`);
    expect(parseFloat(style.fontSize) >= 12, `${element.tagName}: letters of ${style.fontSize}`);
  }

  const looked = document.createElement("pre");
  looked.id = "looked";
  looked.textContent = faults.length ? [...new Set(faults)].slice(0, 40).join("\n") : "as it should be";
  document.body.append(looked);
})();
