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

  static let formats: [String: OutputFormat] = [
    "text": .text, "csv": .csv, "tidy": .tidy, "json": .json, "md": .md, "html": .html,
  ]
}
