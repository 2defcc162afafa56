import Ringtrue

@main
enum Client {
  static func main() {
    print("A client of Ringtrue builds and runs.")
  }
}
