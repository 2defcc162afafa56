internal import RingtruePlatform
internal import Synchronization

/// The program: hands its words to the tool, and its exit code to the shell.
@main
enum Main {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    let code = await Tool.ringtrue.run(words, in: .process)
    // What was in hand when the user stopped it is still at work on its threads.
    if code == .interrupted { Program.leave(code.number) }
    Program.exit(code.number)
  }
}

extension Surroundings {
  /// Those of this process.
  static var process: Surroundings {
    let variables = Environment.all
    return Surroundings(
      variables: variables, console: { .standard($0, variables: variables) },
      clock: SystemClock(), listenForStop: Interrupted.listen)
  }
}

/// Remembers that the user pressed Ctrl-C, or that the system asked the program to end.
private final class Interrupted: Sendable {
  private let isWanted = Atomic(false)

  /// Listens as long as the request is kept; a second Ctrl-C ends the program at once.
  @Sendable static func listen() -> StopRequest {
    let interrupted = Interrupted()
    let listener = try? Interruptions { _ in interrupted.isWanted.store(true, ordering: .relaxed) }
    return { withExtendedLifetime(listener) { interrupted.isWanted.load(ordering: .relaxed) } }
  }
}
