import Threading
import Diagnostics
import Foundation
import Session

/// A session over the data that ship with the program, and files of its own.
struct ShippedSession {
  let session: Session

  init() {
    let data = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("../../Datasets/barometer").path
    session = Session(environment: SessionEnvironment(shippedData: data, isSafe: true))
    session.openShippedData(control: WorkControl()) { _ in }
  }

  /// Runs a text.
  /// - Returns: what was told of it.
  @discardableResult func run(_ text: String, isPrompt: Bool = false) -> [Diagnostic] {
    let told = Box()
    _ = session.run(
      SourceText(name: "test", text: text), folder: "", isPrompt: isPrompt, control: WorkControl()
    ) {
      if case .diagnostic(let diagnostic, _) = $0 { told.diagnostics.append(diagnostic) }
    }
    return told.diagnostics
  }

  /// Loads data from a text in CSV.
  func load(_ csv: String, as name: String) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString + ".csv")
    try Data(csv.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    run("load \"\(file.path)\" as \(name)")
  }

  /// The words that complete a text at its end.
  func words(_ text: String) -> [String] {
    session.completions(in: text, at: text.unicodeScalars.count).choices.map(\.insert)
  }

  /// What the list shows beside a word.
  func detail(_ word: String, in text: String) -> String? {
    session.completions(in: text, at: text.unicodeScalars.count).choices
      .first { $0.insert == word }?.detail
  }

  private final class Box { var diagnostics: [Diagnostic] = [] }
}
