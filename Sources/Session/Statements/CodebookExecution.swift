import Codebook
import DataFormats
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax
import ResultTables

/// `codebook`.
extension CodebookStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let loaded = try runner.current()
    let read = try source.read(runner, beside: loaded.path)
    let use = CodebookUse(read, numbered: [])
    runner.replace(loaded, by: try use.applied(to: loaded.source, runner))
  }
}

extension CodebookSource {
  /// Reads the codebook; without a file of its own it stands in that of the data.
  func read(_ runner: StatementRunner, beside data: String) throws -> ReadCodebook {
    var options = CodebookOptions()
    options.sheet = sheet?.text
    options.columns = columns.map { ($0.meaning.rawValue, $0.heading.text) }
    options.importer = runner.environment.importer
    if let path { try runner.checkStands(path) }
    let file = path.map { runner.resolved($0.text) } ?? data
    let (codebook, report) = try CodebookReader.read(
      path: file, options: options, control: runner.control)
    for warning in report.warnings { runner.warn(warning) }
    return ReadCodebook(codebook: codebook, file: file)
  }
}

/// A codebook with the file that it came from.
struct ReadCodebook {
  let codebook: Codebook
  let file: String
}

/// What a codebook makes of the data.
struct CodebookUse {
  private let described: Codebook
  private let file: String
  /// Variables called by their place in the file, where the codebook gives its names; nothing where names
  /// stay.
  private let numbered: Set<String>?

  private var title: String { file.split(separator: "/").last.map(String.init) ?? file }

  /// `numbered` are variables called by their place; `givesNames` at the load, when nothing names them yet.
  init(_ read: ReadCodebook, numbered: Set<String>, givesNames: Bool = false) {
    described = read.codebook
    file = read.file
    self.numbered = givesNames ? numbered : nil
  }

  /// A source with labels, answers, reasons and sets of the codebook.
  func applied(
    to source: any DataSource, _ runner: StatementRunner
  ) throws -> any DataSource {
    var source = source
    var matching = CodebookMatching(
      data: source.codebook, described: described, numbered: numbered ?? [])
    let covered = matching.pairs.count
    var given = 0
    var columns: [String] = []
    if let numbered {
      let names = CodebookNames(matching, source.codebook, described, numbered: numbered)
      for (old, new) in names.steps {
        source = try runner.defined(.renamed(old, to: new), by: source)
      }
      source = try runner.defined(.described(names.renamingGrids(in: source.codebook)), by: source)
      given = names.count
      matching = CodebookMatching(
        data: source.codebook, described: described, numbered: Set(names.numberedOn))
      columns = names.numberedOn.map { name in
        "`\(name)` \((source.codebook[name]?.label.text ?? "").prefix(40))"
      }
    }
    source = try labelled(source, matching, runner)
    source = try answered(source, matching, runner)
    let made = try gathered(&source, runner)
    runner.notice(
      .codebook(
        file: title, described: covered, names: given,
        numbered: Array(columns.prefix(Self.mostListed)),
        moreNumbered: max(0, columns.count - Self.mostListed),
        made: Array(made.prefix(Self.mostListed)), moreMade: max(0, made.count - Self.mostListed)))
    tellRest(matching, runner)
    return source
  }

  /// Names that a line tells one by one.
  private static let mostListed = 8

  private static func list(_ names: [String]) -> String {
    let rest = names.count - mostListed
    let more = rest > 0 ? " and \(Counting.grouped(rest)) more" : ""
    return names.prefix(mostListed).map { "`\($0)`" }.joined(separator: ", ") + more
  }

  private func tellRest(_ matching: CodebookMatching, _ runner: StatementRunner) {
    if !matching.strange.isEmpty {
      let count = Counting.count(matching.strange.count, "variable is", "variables are")
      warn(
        "codebook-left-over",
        "\(count) in the codebook and not in the data: \(Self.list(matching.strange))", runner)
    }
    if !matching.bare.isEmpty {
      let count = Counting.count(matching.bare.count, "variable is", "variables are")
      warn(
        "not-in-codebook",
        "\(count) in the data and not in the codebook: \(Self.list(matching.bare))", runner)
    }
  }

  private func warn(_ code: String, _ message: String, _ runner: StatementRunner) {
    runner.warn(Diagnostic(severity: .warning, code: code, message: message, place: file))
  }
}

// MARK: Labels and answers

extension CodebookUse {
  /// Gives labels and questions; what the codebook leaves blank stays.
  private func labelled(
    _ source: any DataSource, _ matching: CodebookMatching, _ runner: StatementRunner
  ) throws -> any DataSource {
    var codebook = source.codebook
    let grids = codebook.grids
    for pair in matching.pairs {
      guard var variable = codebook[pair.name], let given = described[pair.described] else {
        continue
      }
      if !given.label.isEmpty { variable.label = given.label }
      if !given.question.isEmpty { variable.question = given.question }
      if case .multiple(let own) = variable.kind, case .multiple(let other) = given.kind {
        variable.kind = .multiple(Self.labelled(own, by: other))
      }
      codebook.set(variable)
    }
    for (name, text) in matching.items {
      guard var variable = codebook[name] else { continue }
      if !text.label.isEmpty { variable.label = text.label }
      if !text.question.isEmpty { variable.question = text.question }
      codebook.set(variable)
    }
    for var grid in grids {
      if let given = described.grid(grid.name) ?? nil, !given.label.isEmpty {
        grid.label = given.label
      }
      codebook.set(grid)
    }
    return try runner.defined(.described(codebook), by: source)
  }

  /// A set with the labels that a codebook has for its items.
  private static func labelled(
    _ own: MultipleResponse, by given: MultipleResponse
  ) -> MultipleResponse {
    var labels: [String: LocalizedText] = [:]
    for item in given.items where labels[NameFolding.folded(item.code)] == nil {
      labels[NameFolding.folded(item.code)] = item.label
    }
    var set = own
    for index in set.items.indices {
      if let label = labels[NameFolding.folded(set.items[index].code)], !label.isEmpty {
        set.items[index].label = label
      }
    }
    return set
  }

  /// Gives answers and missing reasons.
  private func answered(
    _ source: any DataSource, _ matching: CodebookMatching, _ runner: StatementRunner
  ) throws -> any DataSource {
    var source = source
    let wanted = matching.pairs.filter { described[$0.described]?.saysAnswers == true }
    let facts = try source.facts(wanted.map(\.name), control: runner.control)
    var (unknown, open): ([String], [String]) = ([], [])
    for pair in wanted {
      guard let own = source.codebook[pair.name], let given = described[pair.described] else {
        continue
      }
      let reasons = given.missingReasons.dropFirst().filter { reason in
        !own.missingReasons.contains { $0.code == reason.code }
      }
      if case .multiple(let set) = given.kind {
        source = try split(own, set, source, runner)
        continue
      }
      if case .categorical(let answers) = given.kind, !answers.isText {
        let made = DescribedAnswers(
          own, answers, reasons: Array(reasons), numbers: facts[own.name]?.distinct)
        let counts = facts[own.name]?.slotCounts ?? []
        if !made.unknown.isEmpty {
          let codes = made.unknown.prefix(3).map { code, slot in
            counts.indices.contains(slot)
              ? "\(code) (\(runner.told.grouped(counts[slot])))" : code
          }
          let more = made.unknown.count > 3 ? ", …" : ""
          unknown.append("`\(own.name)`: " + codes.joined(separator: ", ") + more)
        }
        if let rows = made.rows {
          source = try runner.defined(.variable(made.variable, rows), by: source)
          continue
        }
        if made.staysAsItIs { open.append(own.name) }
      }
      if case .multiple = own.kind { continue }
      var changed = DeclaredMissing(own)
      for reason in reasons { changed.declare(reason) }
      changed.becomeNumbers()
      source = try runner.defined(changed.definition(in: source.codebook), by: source)
    }
    if !unknown.isEmpty {
      warn(
        "unknown-codes",
        "codes that the codebook does not know follow its own: "
          + unknown.prefix(8).joined(separator: "; ")
          + (unknown.count > 8 ? " and \(unknown.count - 8) more variables" : ""), runner)
    }
    if !open.isEmpty {
      warn(
        "codes-left-out",
        "most of what these hold has no code in the codebook, and they stay as they are: "
          + Self.list(open), runner)
    }
    return source
  }

  /// Makes a set of cells that hold several codes of a question, beside them.
  private func split(
    _ own: Variable, _ set: MultipleResponse, _ source: any DataSource, _ runner: StatementRunner
  ) throws -> any DataSource {
    let name = own.name + "_set"
    guard case .categorical(let cells) = own.kind, source.codebook[name] == nil,
      let parts = ListedParts(cells.categories.map(\.code), set)
    else { return source }
    let items = zip(set.items, parts.slots).map { item, slots in
      DefinedItem(
        item, sources: [.init(variable: own.name, chosen: slots, blank: parts.blank)])
    }
    let made = Variable(
      name: name, label: own.label, question: own.question, missingReasons: own.missingReasons,
      kind: .multiple(set), inference: "parts of \(own.name)")
    return try runner.defined(.variable(made, .items(items, blankIsNo: false)), by: source)
  }

  /// Makes the batteries and sets that the codebook names, and gives batteries one scale.
  /// - Returns: what was made.
  private func gathered(
    _ source: inout any DataSource, _ runner: StatementRunner
  ) throws -> [String] {
    var made: [String] = []
    for grid in described.grids {
      let codebook = source.codebook
      let items = grid.items.compactMap { codebook[$0] }
      guard items.count == grid.items.count, items.count > 1, codebook[grid.name] == nil,
        codebook.grid(grid.name) == nil
      else { continue }
      if let (_, counted) = ChosenAnswers.slots(in: items) {
        let defined = zip(MultipleResponse.items(of: items), zip(items, counted)).map {
          DefinedItem($0, sources: [.init(variable: $1.0.name, chosen: $1.1)])
        }
        let set = Variable(
          name: grid.name, label: grid.label, missingReasons: items[0].missingReasons,
          kind: .multiple(MultipleResponse(items: defined.map(\.item))))
        source = try runner.defined(.variable(set, .items(defined, blankIsNo: false)), by: source)
        made.append(grid.name)
      } else if items.allSatisfy(\.hasAnswers) {
        var changed = codebook
        changed.set(grid)
        source = try runner.defined(.described(changed), by: source)
        made.append(grid.name)
      }
    }
    for grid in source.codebook.grids {
      let codebook = source.codebook
      guard let shared = SharedAnswers(grid.items.compactMap({ codebook[$0] })) else { continue }
      for definition in shared.definitions(in: codebook) {
        source = try runner.defined(definition, by: source)
      }
    }
    return made
  }
}

extension Variable {
  /// Whether a codebook gives it answers, items or missing reasons.
  fileprivate var saysAnswers: Bool {
    switch kind {
    case .categorical(let answers): !answers.isText || missingReasons.count > 1
    case .numeric: missingReasons.count > 1
    case .multiple: true
    }
  }

  fileprivate var hasAnswers: Bool {
    if case .categorical(let answers) = kind { !answers.isText } else { false }
  }
}

/// Cells that hold codes or labels of a question, several in each.
private struct ListedParts {
  /// Of each item the slots of the cells that name it.
  let slots: [Set<Int>]
  let blank: Set<Int>

  /// Nothing where the cells hold something else too.
  init?(_ cells: [String], _ set: MultipleResponse) {
    let spellings = set.items.map { [$0.code] + $0.label.spellings.filter { !$0.isEmpty } }
    for separator in [" ", ",", ";"] {
      for names in [spellings.map { $0[0] }, spellings.map { $0.last ?? $0[0] }] {
        let parts = SplitAnswers(cells, separator: separator, options: names)
        guard parts.parts.count == parts.optionCount else { continue }
        var slots = names.map { _ in Set<Int>() }
        for (cell, places) in parts.places.enumerated() {
          for place in places { slots[place].insert(cell + 1) }
        }
        self.slots = slots
        blank = parts.blankSlots
        return
      }
    }
    return nil
  }
}

/// The names that a codebook gives to columns.
private struct CodebookNames {
  /// Renamings in their order; names that are exchanged go by way of others.
  private(set) var steps: [(old: String, new: String)] = []
  /// Columns that get another name by the codebook.
  private(set) var count = 0
  /// Columns called by their place that the codebook does not know, by their new names.
  private(set) var numberedOn: [String] = []
  private var names: [String: String] = [:]

  init(
    _ matching: CodebookMatching, _ data: Codebook, _ described: Codebook, numbered: Set<String>
  ) {
    var wanted: [(String, String)] = []
    for pair in matching.pairs {
      if pair.name != pair.described {
        wanted.append((pair.name, pair.described))
        count += 1
      }
    }
    let known = Set(described.variables.map(\.name))
    var next =
      (described.variables.map(\.name) + data.grids.map(\.name)).compactMap(Self.number).max() ?? 0
    for name in matching.bare where numbered.contains(name) {
      guard known.contains(name) || count > 0 else { continue }
      next += 1
      wanted.append((name, "q\(next)"))
      numberedOn.append("q\(next)")
    }
    // A column that keeps its name keeps another from getting it.
    let leaving = Set(wanted.map(\.0))
    wanted.removeAll { data[$0.1] != nil && !leaving.contains($0.1) }
    for (place, name) in wanted.enumerated() { steps.append((name.0, "\u{1}\(place)")) }
    for (place, name) in wanted.enumerated() { steps.append(("\u{1}\(place)", name.1)) }
    names = Dictionary(wanted, uniquingKeysWith: { first, _ in first })
  }

  /// `q12` and `q12_3` are of question 12.
  private static func number(_ name: String) -> Int? {
    guard name.first == "q" else { return nil }
    return Int(name.dropFirst().prefix { $0 != "_" })
  }

  /// Batteries are called by their items.
  func renamingGrids(in codebook: Codebook) -> Codebook {
    var changed = codebook
    for var grid in codebook.grids {
      let stems = Set(
        grid.items.map { name in name.lastIndex(of: "_").map { String(name[..<$0]) } ?? name })
      guard stems.count == 1, let stem = stems.first, stem != grid.name,
        grid.items.contains(where: { names.values.contains($0) }), changed[stem] == nil,
        changed.grid(stem) == nil
      else { continue }
      changed.removeGrid(grid.name)
      grid.name = stem
      changed.set(grid)
    }
    return changed
  }
}
