import Codebook
import DataFormats
import Threading
import Diagnostics
import Foundation
import Microdata
import QuerySyntax
import Session
import TestSupport
import Testing

/// Damaged Arrow files: an error that names the file, or a table; never a death, a hang or memory without
/// bound.
///
/// `BARO_MUTATIONS=100000 swift test --filter ArrowMutationTests`, under `ulimit -v 6000000`, makes so many
/// for each of three seeds, which takes an hour. With `BARO_MUTATION_LOG=FILE` the one that is tried is
/// written to `FILE.SEED`, and `BARO_MUTATION=SEED:NUMBER` makes that one alone.
@Suite("damaged Arrow files")
struct ArrowMutationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let mutations = environment["BARO_MUTATIONS"].flatMap { Int($0) } ?? 0
  private static let files = ["native", "native_empty", "plain", "empty"]

  /// The bytes of a sound file: written here, or by pyarrow and kept beside these tests.
  private static func whole(_ name: String) throws -> [UInt8] {
    let control = WorkControl()
    switch name {
    case "native": return try ArrowWriter.bytes(ArrowSurvey.dataset, control: control)
    case "native_empty":
      return try ArrowWriter.bytes(ArrowSurvey.dataset.selecting([]), control: control)
    default:
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      return Array(try Data(contentsOf: folder.appending(path: "ArrowFiles/\(name).arrow")))
    }
  }

  @Test("sound files answer every question", arguments: files)
  func sound(_ name: String) throws {
    let trial = try ArrowTrial()
    #expect(try trial.ask(Self.whole(name)) == [])
  }

  @Test("a few mutations")
  func few() throws { try run(seed: 1, numbers: 0..<300) }

  @Test("very many mutations", .enabled(if: mutations > 0), arguments: [1, 2, 3] as [UInt64])
  func many(seed: UInt64) throws { try run(seed: seed, numbers: 0..<Self.mutations) }

  @Test("one mutation", .enabled(if: environment["BARO_MUTATION"] != nil))
  func one() throws {
    let parts = (Self.environment["BARO_MUTATION"] ?? "").split(separator: ":").map(String.init)
    let (seed, number) = (try #require(UInt64(parts[0])), try #require(Int(parts[1])))
    try run(seed: seed, numbers: number..<number + 1)
  }

  private func run(seed: UInt64, numbers: Range<Int>) throws {
    let wholes = try Self.files.map(Self.whole)
    let trial = try ArrowTrial()
    for number in numbers {
      if let log = Self.environment["BARO_MUTATION_LOG"] {
        try Data("\(seed):\(number)\n".utf8).write(to: URL(fileURLWithPath: "\(log).\(seed)"))
      }
      var mutation = ArrowMutation(seed: seed << 32 | UInt64(number))
      let start = ContinuousClock.now
      _ = try trial.ask(mutation.damaged(wholes[number % wholes.count]))
      let time = ContinuousClock.now - start
      #expect(time < .seconds(30), "\(seed):\(number) took \(time)")
    }
  }
}

/// Loads a file and touches all that it holds.
private final class ArrowTrial {
  private let folder: URL

  init() throws {
    let name = "baro-mutations-\(UUID().uuidString)"
    folder = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The errors of loading and of questions about every column, with weights, batteries and rows.
  func ask(_ bytes: [UInt8]) throws -> [String] {
    let file = folder.appending(path: "data.arrow")
    try Data(bytes).write(to: file)
    let dataset: Dataset
    do {
      dataset = try DatasetReader.read(
        path: file.path, name: nil, options: LoadOptions(), control: WorkControl()
      ).0
    } catch let error as LoadError {
      let message = error.diagnostic.message + (error.diagnostic.place ?? "")
      #expect(message.contains("data.arrow"), "\(message)")
      return [message]
    }
    _ = try DatasetWriter.csv(dataset)
    let shell = Shell()
    shell.session.open(dataset)
    let source = SourceText(name: "test", text: questions(dataset).joined(separator: "\n"))
    var errors: [String] = []
    _ = shell.session.run(source, folder: "", keepsGoing: true, control: WorkControl()) { event in
      if case .diagnostic(let diagnostic, _) = event, diagnostic.severity == .error {
        errors.append(diagnostic.message)
      }
    }
    return errors
  }

  private func questions(_ dataset: Dataset) -> [String] {
    let names = dataset.codebook.variables.map { Formatter.name($0.name) }
    guard let first = names.first else { return [] }
    let numeric = dataset.codebook.variables.filter {
      if case .numeric = $0.kind { true } else { false }
    }.map { Formatter.name($0.name) }
    var questions = ["set cells 100000", "describe"]
    questions += dataset.codebook.variables.filter(\.canHeadRows).map {
      "freq \(Formatter.name($0.name))"
    }
    if !numeric.isEmpty { questions.append("summarize " + numeric.joined(separator: ", ")) }
    let countable = dataset.codebook.variables.first { $0.canHeadRows }.map {
      Formatter.name($0.name)
    }
    if let weight = dataset.codebook.suggestedWeights.first.map({ Formatter.name($0) }),
      let countable,
      dataset.rowCount > 0
    {
      questions.append("crosstab \(countable) by \(countable) weight \(weight)")
    }
    for grid in dataset.codebook.grids { questions.append("crosstab \(Formatter.name(grid.name))") }
    questions.append("rows show \(names.joined(separator: ", ")) sort \(first) top 5")
    return questions
  }
}

extension Variable {
  /// Whether the variable has answers to count, or few numbers.
  fileprivate var canHeadRows: Bool {
    guard case .numeric(let numbers) = kind else { return true }
    return numbers.distinct != nil
  }
}
