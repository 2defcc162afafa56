internal import RingtruePlatform

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
      clock: SystemClock(), listenForStop: StopRequest.bySignals)
  }
}
