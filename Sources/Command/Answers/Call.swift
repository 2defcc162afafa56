internal import RingtruePlatform

/// What a verb is given to do its work: its values, and the ways to the world outside.
struct Call: Sendable {
  /// The whole command, for verbs that speak of others.
  let tool: Tool
  /// The words that led to the verb.
  let path: [String]
  /// The whole command line as it was typed, for records.
  let words: [String]
  /// What the flags and arguments are set to.
  let values: Values
  /// The two streams and their manners.
  let console: Console
  /// What the call was made from.
  let surroundings: Surroundings
}

/// What the process gives a command line: its environment, its streams, its clock.
struct Surroundings: Sendable {
  /// The environment.
  let variables: [String: String]
  /// The streams, coloured as asked.
  let console: @Sendable (CommonFlags.Color) -> Console
  /// What tells the time.
  let clock: any TimeSource
  /// Begins to listen for Ctrl-C, by which the user wants to stop.
  ///
  /// Only work that asks calls this: for all else, Ctrl-C ends the program as it always does.
  let listenForStop: @Sendable () -> StopRequest
}
