/// How trials are tried in processes of their own, so that one that breaks takes no other along.
///
/// Each trial gets a child: it is told the scenario and the trial, makes the data anew, tries the
/// trial, and tells what it gave, to the bit. A child that crashes, takes too long or holds too much
/// memory gives a failed or timed-out trial with the reason; children end with the run.
public struct Isolation: Sendable {
  /// The program that tries a trial.
  public let program: String
  /// The words that make it do so.
  public let arguments: [String]
  /// The scenarios that are run, by name: the text of each, and the file that it stands in.
  public let scenarios: [String: (text: String, file: String?)]
  /// What the plan was made with.
  public let planner: Planner
  /// How long a child may take to begin, beside what its trial may take.
  public var patience = Duration.seconds(60)

  /// Children of a program, for the trials of a plan that was made with a planner.
  public init(
    program: String, arguments: [String],
    scenarios: [String: (text: String, file: String?)], planner: Planner
  ) {
    self.program = program
    self.arguments = arguments
    self.scenarios = scenarios
    self.planner = planner
  }
}
