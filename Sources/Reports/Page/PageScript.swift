/// The script of a page: it only shows, hides, sorts and counts what the page holds already.
///
/// It fetches nothing, keeps nothing, and writes texts as texts. Without it the page lacks its
/// controls, which are hidden until it runs, and nothing else.
enum PageScript {
  /// All of it, as it stands in the page.
  static let text = opening + themes + picks + tables + ThresholdLab.script + closing

  private static let opening = #"""
    "use strict";
    (() => {
      const one = (selector, within = document) => within.querySelector(selector);
      const all = (selector, within = document) => [...within.querySelectorAll(selector)];
      const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

    """#

  /// Light, dark, or as the reader's system has it.
  private static let themes = #"""
      const themes = ["auto", "light", "dark"];
      const themeButton = one("#theme");
      themeButton.addEventListener("click", () => {
        const next = themes[(themes.indexOf(themeButton.value) + 1) % themes.length];
        themeButton.value = next;
        themeButton.textContent = `Theme: ${next}`;
        if (next === "auto") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = next;
      });
      one(".bar").hidden = false;

    """#

  /// Which part of a scenario is shown, and which systems.
  private static let picks = #"""
      const partPick = one("#part");
      partPick.addEventListener("change", () => {
        for (const part of all("[data-contest]"))
          part.hidden = partPick.value !== "" && part.dataset.contest !== partPick.value;
      });

      const picks = all("#picks input");
      const count = one("#picks summary");
      const pick = () => {
        const chosen = new Set(picks.filter((box) => box.checked).map((box) => box.value));
        for (const row of all("tr[data-system]")) row.hidden = !chosen.has(row.dataset.system);
        count.textContent = `Systems: ${chosen.size} of ${picks.length}`;
      };
      for (const box of picks) box.addEventListener("change", pick);
      for (const button of all("#picks button"))
        button.addEventListener("click", () => {
          for (const box of picks) box.checked = button.value === "all";
          pick();
        });
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") one("#picks").open = false;
      });

    """#

  /// A click on a head sorts; what is typed above a long table filters.
  private static let tables = #"""
      const key = (row, column) => {
        const cell = row.cells[column];
        return cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v);
      };
      const compare = (a, b) => {
        if (a === "" || b === "") return (a === "") - (b === "");
        if (typeof a === "number" && typeof b === "number") return a - b;
        return String(a).localeCompare(String(b), "en", { numeric: true });
      };
      const sort = (table, head, column) => {
        const isRising = head.ariaSort === "descending" || (head.ariaSort === null && !head.matches(".n"));
        for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
        head.ariaSort = isRising ? "ascending" : "descending";
        const body = table.tBodies[0];
        const keyed = [...body.rows].map((row) => [key(row, column), row]);
        // What is empty stays last either way.
        keyed.sort(([a], [b]) =>
          a === "" || b === "" ? compare(a, b) : isRising ? compare(a, b) : compare(b, a));
        body.append(...keyed.map(([, row]) => row));
      };
      for (const table of all(".scroll table")) {
        all("thead th", table).forEach((head, column) => {
          const button = make("button", { type: "button" });
          button.append(...head.childNodes);
          head.append(button);
          button.addEventListener("click", () => sort(table, head, column));
        });
        if (table.tBodies[0].rows.length < 12) continue;
        const label = make("label", { className: "filter", textContent: "Filter rows" });
        const field = make("input", { type: "search" });
        label.append(field);
        table.parentElement.before(label);
        field.addEventListener("input", () => {
          const words = field.value.toLowerCase().split(/\s+/);
          for (const row of table.tBodies[0].rows) {
            const text = row.textContent.toLowerCase();
            row.classList.toggle("out", !words.every((word) => text.includes(word)));
          }
        });
      }

    """#

  private static let closing = #"""
    })();

    """#
}
