import Ringtrue

@main
enum Main {
  /// Answers each line of questions with a line of answers.
  static func main() throws {
    while let line = readLine() {
      print(JSON.object(Answers(to: try Question(line)).members).text)
    }
  }
}
