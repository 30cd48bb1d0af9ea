import Glibc

/// What a run of all tests counts, for the lines that `Scripts/test` ends with.
///
/// Each thing counted is a line of the file that `BARO_TALLY` names; without that nothing is kept.
package enum Tally {
  private static let path = getenv("BARO_TALLY").map { String(cString: $0) }

  /// Counts one of a kind, such as `golden cases on the source in memory`.
  package static func count(_ kind: String) {
    guard let path else { return }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { return }
    defer { close(file) }
    let line = Array((kind + "\n").utf8)
    _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }
}
