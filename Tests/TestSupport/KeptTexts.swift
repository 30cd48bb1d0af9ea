import ProgramRun
package import Rendering
package import Threading

/// Keeps what a run writes; no terminal, no signals.
package final class KeptTexts: RunEnvironment {
  package private(set) var results = ""
  package private(set) var errors = ""
  private let given: String

  /// - Parameter input: what standard input gives.
  package init(input: String = "") { given = input }

  package func result(_ text: String) { results += text }
  package func error(_ text: String) { errors += text }
  package func looksThrough(_ text: String) -> Bool { false }

  package func page(_ text: String) { results += text }
  package func clearScreen() {}
  package func input() -> String { given }
  package let width = 100
  package let errorWidth: Int? = nil
  package let palette = Palette.dark
  package let allowsColorInResults = false
  package let allowsColorInErrors = false
  package let control = WorkControl()
  package func beginProgress() {}
  package func clearProgress() {}
  package func takeSignals(endsProcess: Bool) {}
  package let endStatus: Int32? = nil
}
