internal import RingtrueStore

/// The tables of a history: every step that has led to them.
enum HistorySchema {
  /// `RTHI`, by which a history is known.
  static let current = Schema(
    application: 0x5254_4849,
    [runsAndTrials, kindsOfRows, daysAndAmounts, namesOfRows, measuresByMetric])

  /// Runs, their trials, and what these gave.
  ///
  /// Names that occur again and again stand once, in tables of their own, which halves a history.
  /// So do the measures of slices, packed, which are many and never asked for but all at once.
  /// Counts of a run's trials are kept by triggers, so that a list of runs reads no trials.
  private static let runsAndTrials = Migration("runs and trials", sql: names + runs + trials)

  /// What happened to the rows of a dataset; of those kept before, nothing is known.
  private static let kindsOfRows = Migration(
    "kinds of rows", sql: "ALTER TABLE datasets ADD COLUMN kinds BLOB NOT NULL DEFAULT x''")

  /// The days of a dataset's rows and the amounts of its anomalous ones; null where not known.
  private static let daysAndAmounts = Migration(
    "days and amounts",
    sql: """
      ALTER TABLE datasets ADD COLUMN first_day INTEGER;
      ALTER TABLE datasets ADD COLUMN last_day INTEGER;
      ALTER TABLE datasets ADD COLUMN anomalous_amounts BLOB;

      """)

  /// What tables call their rows; null where they have no names.
  private static let namesOfRows = Migration(
    "names of rows", sql: "ALTER TABLE datasets ADD COLUMN ids BLOB")

  /// The measures of a trial stand together, each where its metric is looked for. An index by metric
  /// beside them would have every trial change as many pages as it has metrics.
  private static let measuresByMetric = Migration(
    "measures by metric",
    sql: """
      DROP INDEX measures_by_metric;
      CREATE TABLE measures_by_metric (
        trial INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE, place INTEGER NOT NULL,
        metric INTEGER NOT NULL REFERENCES metrics, value REAL,
        undefined INTEGER REFERENCES reasons, low REAL, high REAL,
        method INTEGER REFERENCES methods, no_interval INTEGER REFERENCES reasons,
        PRIMARY KEY (trial, metric, place)) STRICT, WITHOUT ROWID;
      INSERT INTO measures_by_metric SELECT * FROM measures ORDER BY trial, metric, place;
      DROP TABLE measures;
      ALTER TABLE measures_by_metric RENAME TO measures;

      """)

  private static let names = """
    CREATE TABLE scenarios (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE systems (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE metrics (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, version INTEGER NOT NULL,
      UNIQUE (name, version)) STRICT;
    CREATE TABLE methods (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, confidence REAL NOT NULL,
      UNIQUE (name, confidence)) STRICT;
    CREATE TABLE reasons (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (code, text)) STRICT;
    CREATE TABLE segments (
      id INTEGER PRIMARY KEY, dimension TEXT NOT NULL, value TEXT NOT NULL,
      UNIQUE (dimension, value)) STRICT;

    """

  private static let runs = """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, begun INTEGER NOT NULL,
      plan TEXT NOT NULL, planned INTEGER NOT NULL, shard_place INTEGER, shard_count INTEGER,
      is_complete INTEGER NOT NULL DEFAULT 0, trials INTEGER NOT NULL DEFAULT 0,
      scored INTEGER NOT NULL DEFAULT 0, commit_id TEXT, record TEXT NOT NULL) STRICT;
    CREATE INDEX runs_by_begin ON runs (begun, name);
    CREATE INDEX runs_by_plan ON runs (plan);
    CREATE TABLE tags (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, key TEXT NOT NULL,
      value TEXT NOT NULL, PRIMARY KEY (run, key, value)) STRICT, WITHOUT ROWID;
    CREATE INDEX tags_by_key ON tags (key, value);
    CREATE TABLE run_scenarios (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      scenario INTEGER NOT NULL REFERENCES scenarios, digest TEXT NOT NULL,
      PRIMARY KEY (run, scenario, digest)) STRICT, WITHOUT ROWID;
    CREATE TABLE datasets (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, identity BLOB NOT NULL UNIQUE,
      rows INTEGER NOT NULL, anomalies INTEGER NOT NULL, measured BLOB NOT NULL,
      labels BLOB NOT NULL) STRICT;
    CREATE TABLE run_datasets (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      dataset INTEGER NOT NULL REFERENCES datasets,
      PRIMARY KEY (run, dataset)) STRICT, WITHOUT ROWID;
    CREATE INDEX run_datasets_by_dataset ON run_datasets (dataset);

    """

  private static let trials = """
    CREATE TABLE trials (
      id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      scenario INTEGER NOT NULL REFERENCES scenarios, part TEXT NOT NULL, seed INTEGER NOT NULL,
      system INTEGER NOT NULL REFERENCES systems, replicate INTEGER NOT NULL, data TEXT NOT NULL,
      outcome TEXT NOT NULL, reason INTEGER REFERENCES reasons, seconds REAL,
      threshold REAL, threshold_from TEXT, threshold_rule TEXT,
      processor_seconds REAL, wall_seconds REAL, peak_bytes INTEGER,
      UNIQUE (run, scenario, part, system, seed, replicate)) STRICT;
    CREATE TABLE slices (
      trial INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE, place INTEGER NOT NULL,
      segment INTEGER NOT NULL REFERENCES segments, rows INTEGER NOT NULL,
      anomalies INTEGER NOT NULL, measures BLOB NOT NULL,
      PRIMARY KEY (trial, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE measures (
      trial INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE, place INTEGER NOT NULL,
      metric INTEGER NOT NULL REFERENCES metrics, value REAL, undefined INTEGER REFERENCES reasons,
      low REAL, high REAL, method INTEGER REFERENCES methods,
      no_interval INTEGER REFERENCES reasons,
      PRIMARY KEY (trial, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX measures_by_metric ON measures (metric, trial);
    CREATE TABLE scores (
      trial INTEGER PRIMARY KEY REFERENCES trials ON DELETE CASCADE, digest TEXT NOT NULL,
      score_order BLOB NOT NULL) STRICT;
    CREATE TABLE times (
      trial INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE, place INTEGER NOT NULL,
      stage TEXT NOT NULL, rows INTEGER NOT NULL, buckets BLOB NOT NULL,
      PRIMARY KEY (trial, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY, run INTEGER REFERENCES runs ON DELETE CASCADE,
      dataset INTEGER REFERENCES datasets ON DELETE CASCADE,
      trial INTEGER REFERENCES trials ON DELETE CASCADE, code TEXT NOT NULL,
      weight TEXT NOT NULL, message TEXT NOT NULL,
      CHECK ((run IS NULL) + (dataset IS NULL) + (trial IS NULL) = 2)) STRICT;
    CREATE INDEX findings_by_run ON findings (run) WHERE run IS NOT NULL;
    CREATE INDEX findings_by_dataset ON findings (dataset) WHERE dataset IS NOT NULL;
    CREATE INDEX findings_by_trial ON findings (trial) WHERE trial IS NOT NULL;
    CREATE TRIGGER trial_counted AFTER INSERT ON trials BEGIN
      UPDATE runs SET trials = trials + 1, scored = scored + (new.outcome = 'scored')
      WHERE id = new.run;
    END;
    CREATE TRIGGER trial_uncounted AFTER DELETE ON trials BEGIN
      UPDATE runs SET trials = trials - 1, scored = scored - (old.outcome = 'scored')
      WHERE id = old.run;
    END;

    """
}
