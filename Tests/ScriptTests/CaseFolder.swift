import Foundation

/// A copy of a case to run in, thrown away afterwards.
struct CaseFolder {
  /// The checkout, whose `Datasets` every case finds in its folder.
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Holds the copy, and whatever else a run leaves.
  let place: URL
  /// The copy, where the case is run.
  let work: URL

  /// Copies a case, lends the copy and removes it.
  static func lend<Result>(
    _ script: ScriptCase, _ use: (CaseFolder) throws -> Result
  ) throws -> Result {
    let folder = CaseFolder()
    try FileManager.default.createDirectory(at: folder.place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.place) }
    try FileManager.default.copyItem(at: script.folder, to: folder.work)
    try FileManager.default.createSymbolicLink(
      at: folder.work.appendingPathComponent("Datasets"),
      withDestinationURL: checkout.appendingPathComponent("Datasets"))
    return try use(folder)
  }

  private init() {
    place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("baro-case-\(UUID().uuidString)")
    work = place.appendingPathComponent("work")
  }

  /// A text with the places of this machine replaced by words.
  func unplaced(_ text: String) -> String {
    text.replacingOccurrences(of: work.path, with: "<folder>")
      .replacingOccurrences(of: Self.checkout.path, with: "<checkout>")
  }

  /// The text of a file that a run left.
  func text(_ file: URL) throws -> String {
    unplaced(String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }
}
