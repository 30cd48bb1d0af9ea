import DataFormats
import Rendering
import Session

/// Collects what `--timings` writes: one JSON line a statement, in order.
struct TimingsFile {
  private var lines: [String] = []

  mutating func add(_ timing: StatementTiming) {
    var json = JSONText()
    json.object { json in
      json.member("file", timing.file)
      json.member("line", timing.line)
      json.member("statement", timing.statement)
      json.member("seconds", timing.seconds)
      json.member("load_seconds", timing.loadSeconds)
      json.member("print_seconds", timing.printSeconds)
      json.member("cpu_seconds", timing.processorSeconds)
      json.member("rows", timing.rows)
      json.member("threads", timing.threads)
      json.member("cached", false)
    }
    lines.append(json.text + "\n")
  }

  /// Writes the file; one that stands there is replaced.
  func write(to path: String) throws(WriteError) {
    try AtomicFile.write(Array(lines.joined().utf8), to: path, replace: true)
  }
}
