import Threading
package import Diagnostics
import QuerySyntax

/// What an entry that failed was to be.
extension Session {
  /// How often a mended text is mended again.
  private static let mostSlips = 8
  /// Seconds of trying after which a statement that is still at work counts as one that runs.
  private static let longestTrial = 0.25

  /// The statements of an entry that did not run, mended: they are read, find their names and run.
  ///
  /// A statement of another program is rewritten as a whole; slips are mended one after the other, as
  /// their errors offer. Each text is tried: nothing is shown, written or kept of that.
  /// - Parameters:
  ///   - source: the entry.
  ///   - diagnostics: what was told of it.
  ///   - start: the UTF-8 offset of the first statement that did not run.
  /// - Returns: nothing where no text that runs is found.
  package func correction(
    of source: SourceText, _ diagnostics: [Diagnostic], from start: Int = 0
  ) -> String? {
    let wrong = source.slice(start, source.text.utf8.count).trimmed
    let firstLine = wrong.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let rest = String(wrong.dropFirst(firstLine.count))
    let whole = ForeignStatement.rewritten(wrong)
    let opening = rest.isEmpty ? [] : ForeignStatement.rewritten(firstLine).map { $0 + rest }
    let offered = Correction.text(diagnostics, from: start, in: source)?.trimmed
    let own = offered.map { [$0] } ?? []
    let errors = diagnostics.filter { $0.severity == .error }.map(\.code)
    let isForeign = ["unknown-verb", "no-verb", "missing-comma"].contains(errors.first ?? "")
    let candidates =
      errors.isEmpty ? own : isForeign ? whole + opening + own : own + whole + opening
    for candidate in candidates.uniqued() where candidate != wrong {
      if let mended = mended(candidate), mended != wrong { return mended }
    }
    return nil
  }

  /// A text with its slips mended until it runs.
  private func mended(_ text: String) -> String? {
    var text = text
    var seen: Set<String> = []
    while seen.insert(text).inserted, seen.count <= Self.mostSlips {
      let errors = trial(of: text)
      if errors.isEmpty { return text }
      let source = SourceText(name: Self.trialName, text: text)
      if let next = Correction.text(errors, in: source) {
        text = next
      } else if let next = ForeignStatement.rewritten(text).first {
        text = next
      } else {
        return nil
      }
    }
    return nil
  }

  private static let trialName = "trial"

  /// Runs a text and takes all of it back.
  /// - Returns: the errors; none where it ran, or was still at work when time was up.
  private func trial(of text: String) -> [Diagnostic] {
    let end = environment.now() + Self.longestTrial
    let now = environment.now
    let control = WorkControl(isCancelled: { now() > end })
    let source = SourceText(name: Self.trialName, text: text)
    var errors: [Diagnostic] = []
    _ = trying {
      run(source, folder: "", isPrompt: true, control: control) { event in
        guard case .diagnostic(let found, _) = event, found.severity == .error,
          found.code != SessionError.safeModeCode
        else { return }
        errors.append(found)
      }
    }
    return errors
  }
}

extension String {
  /// The text without blanks and ends of lines around it.
  fileprivate var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
