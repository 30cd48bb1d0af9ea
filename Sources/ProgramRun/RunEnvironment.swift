package import Diagnostics
package import Rendering
import TextLayout
package import Threading

/// What a run of the program finds around it: where its texts go and who reads along.
///
/// The process is one; the golden cases of the tests are run in another, which keeps what is written.
package protocol RunEnvironment {
  /// Writes to standard output.
  func result(_ text: String)
  /// Writes to standard error.
  func error(_ text: String)
  /// Shows an answer to a person who reads along, who may leaf through it.
  func page(_ text: String)
  /// Whether a person would rather look through an answer than have its text pass by: it is longer than
  /// the screen, and no other program was named for that.
  func looksThrough(_ text: String) -> Bool
  /// Clears the screen, where there is one.
  func clearScreen()
  /// Standard input as one text.
  func input() -> String
  /// Columns of results.
  var width: Int { get }
  /// Columns of the terminal that messages go to; nothing where they go to none.
  var errorWidth: Int? { get }
  /// Colours that suit the terminal.
  var palette: Palette { get }
  var allowsColorInResults: Bool { get }
  var allowsColorInErrors: Bool { get }
  /// Told of progress, asked whether to stop.
  var control: WorkControl { get }
  /// Starts the clock of a line that tells of progress.
  func beginProgress()
  /// Takes that line away.
  func clearProgress()
  /// Takes over the signals that stop a run or end it.
  /// - Parameter endsProcess: whether a second one before the first was answered ends the process.
  func takeSignals(endsProcess: Bool)
  /// The exit status that a signal asked for.
  var endStatus: Int32? { get }
}

extension RunEnvironment {
  /// Tells a line on standard error, folded to the terminal.
  package func notice(_ text: String) {
    let text = SafeText.escaped(text)
    error(TextFold.lines(text, within: errorWidth).joined(separator: "\n") + "\n")
  }

  /// Tells a diagnostic with its picture on standard error.
  package func report(
    _ diagnostic: Diagnostic, in source: SourceText, color: Bool = false,
    palette: Palette = .dark
  ) {
    var options = RenderingOptions()
    options.color = color
    options.palette = palette
    let picture = DiagnosticPicture(diagnostic, in: source, width: errorWidth)
    error(DiagnosticRenderer.render(picture, options: options))
  }

  /// Tells an error that speaks of no source text.
  package func report(_ failure: any Error, name: String) {
    let source = SourceText(name: name, text: "")
    switch failure {
    case let told as any DiagnosticConvertible: report(told.diagnostic, in: source)
    case let diagnostic as Diagnostic: report(diagnostic, in: source)
    default: error("\(SafeText.escaped(name)): \(failure)\n")
    }
  }
}
