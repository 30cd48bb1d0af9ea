package import Codebook
import Diagnostics

/// Which variable of a codebook speaks of which variable of the data.
package struct CodebookMatching: Sendable {
  /// A variable of the data with the one that describes it.
  package struct VariablePair: Equatable, Sendable {
    package let name: String
    package let described: String
  }

  package private(set) var pairs: [VariablePair] = []
  /// Items of sets and batteries that the codebook describes as one question: the label of each.
  package private(set) var items: [String: (label: LocalizedText, question: LocalizedText)] = [:]
  /// Variables of the data that nothing describes, without those of the platform.
  package private(set) var bare: [String] = []
  /// Variables of the codebook that the data lack.
  package private(set) var strange: [String] = []

  /// Finds each variable by its name, its heading or its label.
  ///
  /// - Parameters:
  ///   - data: the codebook of the data.
  ///   - described: the codebook that is brought.
  ///   - numbered: variables that are called by their place in the file: their headings tell more
  ///     than such names.
  /// - Complexity: O(variables).
  package init(data: Codebook, described: Codebook, numbered: Set<String> = []) {
    let index = NameIndex(described)
    var taken: Set<String> = []
    var found: [String: String] = [:]
    func pair(_ variables: [Variable], _ find: (Variable) -> String?) {
      for variable in variables where found[variable.name] == nil {
        guard let other = find(variable), taken.insert(other).inserted else { continue }
        found[variable.name] = other
      }
    }
    let all = data.variables
    pair(all.filter { !numbered.contains($0.name) }) { index.byName[Self.key($0.name)] }
    let byName = found.count
    pair(all) { index.byWording[Self.wording($0)] ?? nil }
    let texts = Dictionary(grouping: all.filter { !$0.label.isEmpty }) { Self.key($0.label.text) }
    pair(all) { variable in
      let key = Self.key(variable.label.isEmpty ? variable.name : variable.label.text)
      guard let others = index.byText[key], !key.isEmpty else { return nil }
      let same = texts[key] ?? [variable]
      guard others.count == same.count else { return others.count == 1 ? others[0] : nil }
      return same.firstIndex { $0.name == variable.name }.map { others[$0] }
    }
    // Where no heading is known, names are those of the same file.
    if found.count == byName { pair(all) { index.byName[Self.key($0.name)] } }
    let sets = described.variables.compactMap { variable -> (Variable, MultipleResponse)? in
      if case .multiple(let set) = variable.kind { (variable, set) } else { nil }
    }
    for (variable, set) in sets {
      for item in set.items {
        let name = variable.name + "_" + item.code
        if data[name] != nil, found[name] == nil { items[name] = (item.label, variable.label) }
      }
    }
    for variable in all {
      if let other = found[variable.name] {
        pairs.append(VariablePair(name: variable.name, described: other))
      } else if items[variable.name] == nil, !variable.isOfPlatform {
        bare.append(variable.name)
      }
    }
    strange = described.variables.map(\.name).filter { name in
      !taken.contains(name) && !sets.contains { $0.0.name == name && has(itemsOf: $0.0, $0.1) }
    }
  }

  private func has(itemsOf variable: Variable, _ set: MultipleResponse) -> Bool {
    set.items.contains { items[variable.name + "_" + $0.code] != nil }
  }

  fileprivate static func key(_ text: String) -> String {
    NameFolding.folded(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// The question with the item, where there are both.
  fileprivate static func wording(_ variable: Variable) -> String {
    if variable.question.isEmpty { return "" }
    return key(variable.question.text) + "\n" + key(variable.label.text)
  }

  /// The variables of a codebook by what may name them.
  private struct NameIndex {
    var byName: [String: String] = [:]
    var byWording: [String: String?] = [:]
    var byText: [String: [String]] = [:]

    init(_ codebook: Codebook) {
      for variable in codebook.variables {
        let name = CodebookMatching.key(variable.name)
        if byName[name] == nil { byName[name] = variable.name }
        let wording = CodebookMatching.wording(variable)
        if !wording.isEmpty {
          byWording[wording] = byWording[wording] == nil ? .some(variable.name) : .some(nil)
        }
        let texts = variable.label.spellings + variable.question.spellings + [variable.name]
        for text in Set(texts.map(CodebookMatching.key)) where !text.isEmpty {
          byText[text, default: []].append(variable.name)
        }
      }
    }
  }
}

extension Variable {
  /// Whether it is a column of the program that made the file.
  package var isOfPlatform: Bool { inference?.contains("column of the platform") == true }
}
