import Threading

internal import Codebook
internal import Microdata

/// Makes a data set of what stands in a statistical file.
struct StatisticalDataset {
  let path: String
  let name: String
  /// What such files are called on the load line: `SPSS`.
  let kind: String
  let encoding: String?
  let calendar: (String) -> CalendarText.Unit?
  let control: WorkControl

  func make(
    _ file: StatisticalFile, _ dictionary: SPSSDictionary?
  ) throws -> (Dataset, LoadReport) {
    var file = file
    if let dictionary { join(&file, dictionary) }
    var text = try ByteText(
      said: encoding, named: encodingName(file, dictionary), prefersUTF8: dictionary == nil,
      file: path
    ) { texts(of: file, dictionary) }
    var warnings = WarningList(file: path)
    let names = HeaderNames(file.variables.map { text.string($0.name) })
    var labels = StatisticalLabels(file)
    var columns: [Column] = []
    var losses: [String] = []
    for (index, source) in file.variables.enumerated() {
      try control.checkCancelled()
      var variable = StatisticalVariable(
        name: names.names[index], label: text.string(source.label), source: source,
        labels: labels.of(source.labels, &text), unit: calendar(source.format))
      columns.append(variable.column(&text))
      losses += variable.losses
      if columns.last?.rowCount != file.rowCount {
        throw LoadError(file: path, cause: .damagedFile(reason: "its last row is cut"))
      }
      try control.advance(
        Progress(activity: "reading", rowsDone: file.rowCount, fractionDone: nil))
    }
    let ordered = columns.orderTexts()
    var dataset = Dataset(
      codebook: Codebook(name: name, title: LocalizedText(text.string(file.label))), path: path,
      rowCount: file.rowCount, columns: columns)
    dataset.codebook.notes = file.notes.map { text.string($0) }.filter { !$0.isEmpty }
    if let weight = file.weight, columns.indices.contains(weight) {
      dataset.codebook.suggestedWeights = [columns[weight].name]
    }
    var facts: [String] = []
    if let dictionary, !dictionary.sets.isEmpty || dictionary.brokenSets > 0 {
      var maker = ResponseSetMaker(dictionary, file, columns, text)
      let sets = maker.columns(taken: Set(names.names))
      for set in sets { dataset.set(set) }
      facts.append(Wording.count(sets.count, "set", "sets"))
      for words in maker.leftOut { warnings.add("set-left-out", words) }
    }
    facts += dataset.codebook.suggestedWeights.map { "offers `weight \($0)`" }
    for change in names.changes { warnings.add("header-names", "a name is changed: \(change)") }
    for loss in losses { warnings.add("not-kept", loss) }
    let stated = dictionary?.statedRowCount ?? (dictionary == nil ? file.statedRowCount : nil)
    if let stated, stated != file.rowCount {
      warnings.add(
        "row-count",
        "the file says that it has \(Wording.count(stated, "row", "rows")); \(file.rowCount.grouped) are there"
      )
    }
    if text.badCount > 0 {
      warnings.add(
        "bad-bytes",
        "\(Wording.count(text.badCount, "character", "characters")) could not be read as \(text.name)",
        hint: "`encoding \"windows-1252\"` reads other bytes")
    }
    let rows = Wording.count(file.rowCount, "row", "rows")
    let width = Wording.count(columns.count, "column", "columns")
    var report = LoadReport(rowCount: file.rowCount)
    report.notices = [
      "\(FilePath.lastPart(path)): \(rows) × \(width) (\(kind), \(text.name))"
        + facts.map { "; " + $0 }.joined()
    ]
    report.notices += [text.notice].compactMap { $0 }
    report.notices += OrderedText.notices(ordered)
    report.warnings = warnings.diagnostics
    return (dataset, report)
  }

  private func encodingName(_ file: StatisticalFile, _ dictionary: SPSSDictionary?) -> String {
    guard let dictionary else { return file.encoding }
    if !dictionary.encoding.isEmpty { return dictionary.encoding }
    // 1 to 4 name families of encodings, not one of them.
    if let page = dictionary.codePage, page > 4 { return String(page) }
    return ""
  }

  private func texts(of file: StatisticalFile, _ dictionary: SPSSDictionary?) -> [[UInt8]] {
    let values = file.variables.flatMap { variable -> [[UInt8]] in
      if case .texts(let cells) = variable.cells { cells.distinct } else { [] }
    }
    let labels = file.labels.values.flatMap { $0.map(\.label) }
    let sets = (dictionary?.sets ?? []).flatMap { [$0.name, $0.label] }
    return values + labels + sets + file.variables.flatMap { [$0.name, $0.label] } + file.notes
      + [file.label]
  }

  /// Puts together the pieces of very long texts that the library left apart.
  ///
  /// A text of n bytes has ceil(n / 252) pieces, each holding 255 of its bytes.
  private func join(_ file: inout StatisticalFile, _ dictionary: SPSSDictionary) {
    guard !dictionary.longWidths.isEmpty else { return }
    var index = 0
    while index < file.variables.count {
      defer { index += 1 }
      let name = SPSSDictionary.folded(file.variables[index].name)
      let short =
        dictionary.longNames.first { SPSSDictionary.folded($0.value) == name }?.key ?? name
      guard let width = dictionary.longWidths[short], width > 255,
        let place = dictionary.shortNames.firstIndex(of: short)
      else { continue }
      let pieces = (width + 251) / 252
      let rest = dictionary.shortNames.dropFirst(place + 1).prefix(pieces - 1)
      for (piece, short) in rest.enumerated() {
        let next = index + 1
        guard next < file.variables.count,
          SPSSDictionary.folded(file.variables[next].name) == short,
          case .texts(var cells) = file.variables[index].cells,
          case .texts(let more) = file.variables[next].cells
        else { break }
        cells.join(more, width: 255 * (piece + 1))
        file.variables[index].cells = .texts(cells)
        file.variables.remove(at: next)
        if let weight = file.weight, weight > index { file.weight = weight - 1 }
      }
    }
  }
}

/// The labels of each set, decoded once.
struct StatisticalLabels {
  /// Labels by their values, of which the first counts, and the values in the order of the file.
  struct DecodedLabels {
    var byValue: [StatisticalFile.StatisticalValue: String] = [:]
    var order: [StatisticalFile.StatisticalValue] = []
  }

  private let labels: [[UInt8]: [(value: StatisticalFile.StatisticalValue, label: [UInt8])]]
  private var decoded: [[UInt8]: DecodedLabels] = [:]

  init(_ file: StatisticalFile) { labels = file.labels }

  mutating func of(_ set: [UInt8], _ text: inout ByteText) -> DecodedLabels {
    if let known = decoded[set] { return known }
    var found = DecodedLabels()
    for (value, label) in labels[set] ?? [] where found.byValue[value] == nil {
      found.byValue[value] = text.string(label)
      found.order.append(value)
    }
    decoded[set] = found
    return found
  }
}
