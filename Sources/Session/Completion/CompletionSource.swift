import Rendering
import ResultTables
import StatisticNames
import DataFormats
import Tabulation
import Threading
import Codebook
import OrderedCollections
import QueryPlan
import QuerySyntax

/// Turns what the grammar expects into words of this session.
struct CompletionSource {
  let session: Session
  /// What was typed of the word, without its quote.
  let typed: String
  /// Inside an open quote: choices are written as texts.
  let isText: Bool
  /// Whether answers carry how many gave them.
  var counts = true

  func choices(_ expected: [CompletionContext.Expectation]) -> [CompletionChoice] {
    expected.flatMap(choices)
  }

  private func choices(_ expectation: CompletionContext.Expectation) -> [CompletionChoice] {
    switch expectation {
    case .verb:
      return Verb.allCases.map { verb in
        CompletionChoice(
          insert: verb.rawValue, detail: Help.page(verb.rawValue)?.summary ?? "",
          kind: .verb)
      }
    case .variable(let kind): return variables(kind)
    case .category(let name): return answers(of: name) + nets(of: name)
    case .answer(let name): return answers(of: name)
    case .waveCode:
      return codebook?.waveVariable.map { answers(of: $0) + nets(of: $0) } ?? []
    case .missingness(let name): return missingness(of: name)
    case .keyword(let words):
      let areTests = words.contains(TestWord.independence.rawValue)
      return words.map {
        let detail = areTests ? TestWord(rawValue: $0)?.summary : nil
        return CompletionChoice(insert: $0, detail: detail ?? "", kind: .keyword)
      }
    case .statistic(let words):
      return words.map {
        CompletionChoice(
          insert: $0, detail: Statistic(word: $0)?.name.summary ?? "", kind: .statistic)
      }
    case .function(let names):
      return names.map { CompletionChoice(insert: $0 == "n" ? $0 : $0 + "(", kind: .function) }
    case .dataset:
      return session.state.datasets.values.map {
        CompletionChoice(
          insert: Formatter.name($0.codebook.name),
          detail: NoticeText(language: language).rows(
            told.count((try? $0.source.state(control: WorkControl()).rowCount) ?? 0)))
      }
    case .result:
      let results = session.state.results.suffix(20).reversed()
      return [CompletionChoice(insert: "last")]
        + results.map { CompletionChoice(insert: $0.name ?? String($0.number), detail: $0.text) }
    case .cell(let reference, let isColumn):
      let cells = ResultCells(runner: session.idleRun().idleRunner, reference: reference)
      return cells.labels(isColumn: isColumn).map {
        CompletionChoice(insert: Formatter.text($0), kind: .text)
      }
    case .setting:
      return SettingEntry.all.map {
        CompletionChoice(
          insert: $0.name,
          detail: ListingText(language: language).text(.settingMeans($0.meaning)), kind: .setting)
      }
    case .settingValue(let name):
      return SettingEntry.named(name)?.words.map { CompletionChoice(insert: $0, kind: .keyword) }
        ?? []
    case .helpTopic:
      return Help.pages.map {
        CompletionChoice(insert: $0.word, detail: $0.summary, kind: .keyword)
      }
    case .file: return files
    case .parameter:
      return session.state.allParameters.keys.sorted().map {
        CompletionChoice(insert: "$" + $0, kind: .parameter)
      }
    case .text, .newName, .number: return []
    }
  }

  /// Names in the folder that was typed so far, as quoted paths.
  private var files: [CompletionChoice] {
    let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let place = folder.isEmpty ? "." : session.environment.placeAtHome(folder) ?? folder
    return FolderNames.list(place).map { name in
      let isFolder = name.hasSuffix("/")
      let path = Formatter.text(folder + name)
      return CompletionChoice(
        insert: isFolder ? String(path.dropLast()) : path, detail: isFolder ? "folder" : "",
        kind: .text)
    }
  }

  private var source: (any DataSource)? {
    session.state.current.flatMap { session.state.datasets[$0]?.source }
  }

  private var codebook: Codebook? { source?.codebook }

  /// What the rows say of a variable; nothing where counts are not wanted or cannot be had.
  private func facts(_ variable: Variable) -> Facts? {
    guard counts, let source else { return nil }
    return try? source.facts([variable.name], control: WorkControl())[variable.name]
  }

  private var language: String { session.state.settings.table.language }

  private func variables(_ kind: VariableKind) -> [CompletionChoice] {
    guard let codebook else { return [] }
    let variables = codebook.variables.filter { $0.fits(kind, in: codebook) }.map {
      CompletionChoice(
        insert: Formatter.nameInPlace($0.name), detail: $0.label.inLanguage(language),
        also: $0.label.spellings + $0.question.spellings)
    }
    return variables + (kind == .askable ? grids(of: codebook) : [])
  }

  private func grids(of codebook: Codebook) -> [CompletionChoice] {
    codebook.grids.map {
      CompletionChoice(
        insert: Formatter.name($0.name),
        detail: "\($0.label.inLanguage(language))  grid of \($0.items.count)")
    }
  }

  private static let mostCategories = 500

  private var told: ToldCounts { ToldCounts(rule: session.state.disclosure) }

  /// Codes with label and count; inside a quote, labels with code and count.
  ///
  /// Under disclosure control there are no counts, and nothing that stands in the data only.
  private func answers(of name: String) -> [CompletionChoice] {
    guard let codebook, case .found(let variable) = codebook.lookUp(name) else { return [] }
    switch variable.kind {
    case .categorical(let column):
      if column.isText, told.rule != nil { return [] }
      let counts = told(variable)
      return column.categories.prefix(Self.mostCategories).enumerated().map {
        choice($0.element.code, $0.element.label, counts?[$0.offset + 1])
      }
    case .multiple(let multiple):
      let chosen = facts(variable)?.chosen
      return multiple.items.enumerated().map { index, item in
        choice(item.code, item.label, chosen?[index])
      }
    case .numeric:
      guard told.rule == nil, let layout = variable.slotLayout, layout.answerCount <= 30 else {
        return []
      }
      let counts = told(variable)
      return layout.answers.map { choice(variable.code(ofSlot: $0), "", counts?[$0]) }
    }
  }

  private func told(_ variable: Variable) -> [Int]? { facts(variable)?.slotCounts }

  private func nets(of name: String) -> [CompletionChoice] {
    guard let codebook, case .found(let variable) = codebook.lookUp(name),
      case .categorical(let column) = variable.kind
    else { return [] }
    let counts = told(variable)
    return column.nets.map { net in
      choice(
        net.code, net.label, counts.map { counts in net.slots.reduce(0) { $0 + counts[$1] } })
    }
  }

  /// `missing` with its reasons, and `answered`.
  private func missingness(of name: String) -> [CompletionChoice] {
    var reasons = ""
    if told.rule == nil, let codebook, case .found(let variable) = codebook.lookUp(name),
      let facts = facts(variable)
    {
      reasons = zip(variable.missingReasons, facts.missing).filter { $0.1 > 0 }.map { reason, n in
        "\(reason.label.inLanguage(language)) \(Counting.grouped(n))"
      }.joined(separator: ", ")
    }
    return [
      CompletionChoice(insert: "answered", kind: .keyword),
      CompletionChoice(insert: "missing", detail: reasons, kind: .keyword),
    ]
  }

  private func choice(_ code: String, _ label: LocalizedText, _ count: Int?) -> CompletionChoice {
    let title = label.isEmpty ? code : label.inLanguage(language)
    let count = told.rule == nil ? count.map { [Counting.grouped($0)] } ?? [] : []
    if isText {
      return CompletionChoice(
        insert: Formatter.text(title), detail: ([code] + count).joined(separator: "  "),
        kind: .text, also: label.spellings)
    }
    let shown = title == code ? [] : ["\"\(title)\""]
    return CompletionChoice(
      insert: Formatter.codeInPlace(code), detail: (shown + count).joined(separator: "  "),
      kind: .text,
      also: label.spellings)
  }
}

extension Variable {
  /// Whether the grammar can take the variable at a place that wants this kind.
  fileprivate func fits(_ kind: VariableKind, in codebook: Codebook) -> Bool {
    switch (kind, self.kind) {
    case (.any, _), (.askable, _): true
    case (.banner, .categorical(let column)): column.categories.count <= 200
    case (.banner, .numeric): (slotLayout?.answerCount ?? .max) <= 60
    case (.banner, .multiple), (.multiple, .multiple): true
    case (.categorical, .categorical), (.wave, .categorical), (.text, .categorical): true
    case (.wave, .numeric): (slotLayout?.answerCount ?? .max) <= 60
    case (.numeric, .numeric): true
    case (.weight, .numeric(let column)):
      !column.isWhole || codebook.suggestedWeights.contains(name)
    case (.numeric, _), (.categorical, _), (.multiple, _), (.text, _), (.weight, _), (.wave, _):
      false
    }
  }
}
