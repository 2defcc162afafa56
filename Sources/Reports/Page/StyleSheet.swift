/// The style sheet of a page.
enum StyleSheet {
  /// All of it, as it stands in the page.
  static let text = Palette.sheet + frame + words + tables + figures + controls + paper

  private static let frame = """
    *, *::before, *::after { box-sizing: border-box; }
    html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--ground); color: var(--ink);
      font: 1rem/1.6 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      font-variant-numeric: tabular-nums lining-nums;
    }
    .page { max-width: 84rem; margin: 0 auto; padding: 0 1.5rem 6rem; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 1rem; z-index: 9; padding: .5rem 1rem; background: var(--ground); }
    :focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; border-radius: 2px; }
    [hidden], .out { display: none !important; }
    header { padding: 3.5rem 0 1rem; }
    main > section { padding-top: 3.5rem; }
    main > section > section { padding-top: 1.5rem; }
    /* What lies far below the window is laid out once somebody comes near. */
    @media screen {
      main > section > section {
        content-visibility: auto; contain-intrinsic-size: auto 60rem; overflow-clip-margin: 2rem;
      }
    }
    .body { min-width: 0; }
    @media (min-width: 72rem) {
      .body { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0 3.5rem; }
      .contents { position: sticky; top: 4.5rem; align-self: start; padding-top: 4rem; }
      .body .contents ol { display: block; }
      footer { margin-left: 15.5rem; }
    }

    """

  private static let words = """
    h1, h2, h3 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
    h1 { margin: .25rem 0 .75rem; font-size: 2.25rem; font-weight: 650; letter-spacing: -.015em; }
    h2 { margin: 0 0 .5rem; padding-top: 1rem; border-top: 2px solid var(--ink); font-size: 1.5rem; }
    h3 { margin: 1rem 0 .5rem; font-size: 1.1rem; }
    p { max-width: 46rem; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
    a { color: var(--link); text-underline-offset: .15em; }
    code, pre { font: .875em/1.5 ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; }
    code { overflow-wrap: anywhere; }
    pre { margin: .5rem 0; padding: .75rem 1rem; overflow-x: auto; background: var(--panel); }
    td, th, code, h1, h3, li, option { unicode-bidi: isolate; }
    .over { color: var(--quiet); font-weight: 600; }
    .lead { font-size: 1.125rem; }
    .quiet, .of { color: var(--quiet); }
    .of { white-space: nowrap; font-size: .875em; }
    .good { color: var(--good); }
    .bad { color: var(--bad); }
    .facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1rem 0; }
    .facts div { min-width: 6rem; }
    dt { color: var(--quiet); font-size: .875rem; }
    dd { margin: 0; font-weight: 600; }
    dd .of { font-weight: 400; }
    .contents ol { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; }
    .contents li { list-style: none; font-size: .9375rem; }
    .contents a { display: block; padding: .2rem 0; text-decoration: none; }
    .contents a:hover { text-decoration: underline; }
    .verdict, .card { margin: 1rem 0; padding: 1.25rem 1.5rem; background: var(--panel); }
    .verdict { border-left: 4px solid var(--edge); }
    .verdict h3, .card h3 { margin-top: 0; }
    .absent { color: var(--quiet); }

    """

  private static let tables = """
    .scroll { overflow-x: auto; margin: 1rem 0 1.5rem; }
    table { border-collapse: separate; border-spacing: 0; font-size: .9375rem; line-height: 1.4; }
    caption { padding: 0 0 .5rem; text-align: left; color: var(--quiet); font-size: .875rem; }
    /* A table may be wider than what is seen of it; what it is stays there. */
    caption { position: sticky; left: 0; max-width: min(100vw - 2rem, 60rem); overflow-wrap: anywhere; }
    th, td { padding: .4rem 1.25rem .4rem 0; text-align: left; vertical-align: baseline; }
    thead th { border-bottom: 1px solid var(--ink); color: var(--quiet); font-weight: 600; }
    thead th { vertical-align: bottom; font-size: .875rem; white-space: normal; }
    tbody th, tbody td { border-bottom: 1px solid var(--rule); }
    tbody th { font-weight: 600; }
    tbody tr:hover { background: var(--panel); }
    th, td { white-space: nowrap; }
    .n { text-align: right; }
    .n .of { display: inline-block; min-width: 7.75em; text-align: left; }
    tbody th { position: sticky; left: 0; background: var(--ground); }
    tbody tr:hover th { background: var(--panel); }
    /* A name may not push all numbers out of sight. */
    .long { max-width: 18rem; white-space: normal; overflow-wrap: break-word; }
    .aside th { font-weight: 400; color: var(--quiet); }
    .wide td, .wide th { position: static; white-space: normal; overflow-wrap: anywhere; }
    /* What may break anywhere would else stand letter under letter. */
    .wide tr > :first-child { min-width: 6.5rem; }
    .wide td { min-width: 7rem; }
    .signatures td { min-width: 9rem; height: 3rem; }
    th button {
      all: unset; cursor: pointer; border-bottom: 1px dotted var(--edge);
    }
    th button:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
    th[aria-sort="ascending"] button::after { content: " \\2191"; }
    th[aria-sort="descending"] button::after { content: " \\2193"; }
    .span { display: block; width: 9rem; height: 1rem; overflow: visible; }
    .span .axis { stroke: var(--rule); }
    .span .reach { stroke: var(--mark); stroke-width: 2; }
    .span .dot { fill: var(--mark); }
    .aside .span .reach { stroke: var(--edge); }
    .aside .span .dot { fill: var(--edge); }

    """

  private static let figures = """
    .chart { margin: 2rem 0; overflow-x: auto; }
    .chart svg { display: block; width: 100%; min-width: 44rem; max-width: 60rem; height: auto; }
    .chart text { font-family: system-ui, "Segoe UI", Roboto, Arial, sans-serif; white-space: pre; stroke: none; }
    figcaption { color: var(--quiet); font-size: .875rem; }
    .scale { display: block; width: 100%; max-width: 46rem; height: 2.25rem; overflow: visible; }
    .scale .axis { stroke: var(--edge); }
    .scale .reach { stroke: var(--mark); stroke-width: 6; opacity: .35; }
    .scale .leader { fill: var(--mark); }
    .scale .control { fill: var(--ground); stroke: var(--other); stroke-width: 2; }
    .scale .oracle { stroke: var(--ink); stroke-width: 2; }
    .key-leader::before { content: "\\25CF  "; color: var(--mark); }
    .key-control::before { content: "\\25CB  "; color: var(--other); }
    .key-oracle::before { content: "|  "; }

    """

  private static let controls = """
    .bar {
      position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; align-items: center;
      gap: .5rem 1.5rem; padding: .6rem 0; background: var(--ground);
      border-bottom: 1px solid var(--rule); font-size: .9375rem;
    }
    .bar > :last-child { margin-left: auto; }
    .bar label, .choices label { max-width: 100%; min-width: 0; }
    select, input, .button {
      max-width: 100%; padding: .3rem .6rem; border: 1px solid var(--edge); border-radius: 4px;
      background: var(--ground); color: var(--ink); font: inherit;
    }
    .button { cursor: pointer; }
    .button:hover { background: var(--panel); }
    input[type="checkbox"] { width: auto; accent-color: var(--mark); }
    input[type="range"] { width: 100%; padding: 0; border: 0; accent-color: var(--mark); }
    .bar details { position: relative; }
    .bar summary { cursor: pointer; }
    .picks {
      position: absolute; max-height: 60vh; width: 22rem; max-width: 85vw; overflow-y: auto;
      padding: .75rem 1rem; background: var(--ground); border: 1px solid var(--edge);
    }
    .picks label { display: block; overflow-wrap: anywhere; }
    .filter { display: block; margin: 1rem 0 -.5rem; color: var(--quiet); font-size: .875rem; }
    .filter input { width: 18rem; margin-left: .5rem; }
    .lab { margin: 1.5rem 0; padding: 1.25rem 1.5rem; background: var(--panel); }
    .lab .choices { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin-bottom: 1rem; }
    .lab .choices label { color: var(--quiet); font-size: .875rem; }
    .lab .choices input { width: 8rem; }
    .lab .choices select, .lab .choices input { display: block; }
    .lab svg { display: block; width: 100%; max-width: 52rem; height: auto; }
    #lab-rung {
      display: block; width: calc(min(52rem, 100%) * .889 + 1rem);
      margin-left: calc(min(52rem, 100%) * .0556 - .5rem);
    }
    .lab .grid { stroke: var(--rule); }
    .lab .recall, .lab .precision { fill: none; stroke: var(--mark); stroke-width: 2; }
    .lab .precision { stroke: var(--other); stroke-dasharray: 5 3; }
    .lab .here { stroke: var(--ink); stroke-dasharray: 2 3; }
    .lab .own { stroke: var(--edge); }
    .lab text { fill: var(--quiet); font-size: 13px; }

    """

  private static let paper = """
    @media (max-width: 40rem) {
      .page { padding: 0 1rem 4rem; }
      header { padding-top: 2rem; }
      h1 { font-size: 1.6rem; }
      h2 { font-size: 1.3rem; }
      .bar { position: static; }
      .long { max-width: 10rem; }
      .bar > :last-child { margin-left: 0; }
      .verdict, .card, .lab { margin-left: -1rem; margin-right: -1rem; padding: 1rem; }
      .filter input { display: block; width: 100%; margin: .25rem 0 0; }
    }
    @media print {
      @page { size: A4; margin: 16mm 14mm; }
      body { font-size: 10pt; }
      .page { max-width: none; padding: 0; }
      .body { display: block; }
      .bar, .contents, .lab, .skip, .filter { display: none !important; }
      header { padding-top: 0; }
      h2, h3, h2 + p, caption { break-after: avoid; }
      tbody tr:first-child { break-before: avoid; }
      caption { position: static; max-width: none; }
      pre { overflow: visible; white-space: pre-wrap; overflow-wrap: anywhere; }
      .chart, .card, .verdict, .signatures, tr, p { break-inside: avoid; }
      .chart, .scroll { overflow: visible; }
      .chart svg { min-width: 0; max-height: 210mm; }
      /* One table wider than the paper, and browsers would print all of it smaller. */
      table { width: 100%; font-size: 8pt; }
      thead th, caption, figcaption, dt { font-size: 8pt; }
      th, td { position: static; padding-right: .35rem; white-space: normal; }
      tbody th { min-width: 5.2rem; overflow-wrap: anywhere; }
      td code { display: inline-block; min-width: 5rem; vertical-align: top; }
      td.n { white-space: nowrap; }
      .of { white-space: normal; }
      .n .of { display: block; min-width: 4.8em; text-align: right; }
      thead { display: table-header-group; break-inside: avoid; }
      /* A button is not repeated above the rows of the next page; its words are. */
      th button { display: contents; }
      .span { width: 3.5rem; }
      a { color: inherit; text-decoration: none; }
      .verdict, .card { border: 1px solid #999; background: none; }
    }

    """
}
