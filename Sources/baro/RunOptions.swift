import Rendering

/// What the command line asks of a run.
struct RunOptions {
  var data: String?
  /// `NAME=VALUE`, as given.
  var parameters: [String]
  var format: OutputFormat
  var timings: String?
  var keepsGoing: Bool
  var isSafe: Bool
  var withoutColor: Bool
  var withoutInit: Bool

  /// The format of a name on the command line.
  static func format(_ name: String) -> OutputFormat? {
    switch name {
    case "text": .text
    case "csv": .csv
    case "tidy": .tidy
    case "json": .json
    case "md": .md
    case "html": .html
    default: nil
    }
  }
}
