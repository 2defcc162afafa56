internal import RingtrueKernels

/// Times the kernels on one thread and prints, separated by tabs, how far they are from the
/// machine's own peak rates.
@main
enum Main {
  static func main() {
    for isa in ISA.available.reversed() {
      let machine = Machine(isa)
      let computing = Int((2 * machine.multiplyAdds / 1e9).rounded())
      print("# \(isa): \(computing) GFLOP/s, \(Int((machine.bytes / 1e9).rounded())) GB/s")
      print("kernel\tunit\tours (ns)\tfloor (ns)\tratio")
      for benchmark in Benchmarks.all {
        for measurement in benchmark(machine, isa) { print(measurement.line) }
      }
    }
  }
}
