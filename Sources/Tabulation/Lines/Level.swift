import Codebook
import QueryPlan
import ResultTables

/// One variable on an axis: its answers, nets and items in the order that tables show them.
struct Level {
  /// What one answer, net, item or missing reason gives to a line.
  struct Option {
    var item = 0
    var slots: [Int]
    var path: [Label]
    var line = LineKind.answer
    var depth = 0
    var isNet = false
  }

  let variable: Variable
  let language: String
  /// Titles that more than one answer, net or item has.
  private let sharedTitles: Set<String>

  init(_ variable: Variable, _ language: String) {
    self.variable = variable
    self.language = language
    sharedTitles = Self.sharedTitles(variable, language)
  }

  private static func sharedTitles(_ variable: Variable, _ language: String) -> Set<String> {
    let titles: [String]
    switch variable.kind {
    case .numeric: return []
    case .multiple(let multiple): titles = multiple.items.map { $0.title(language) }
    case .categorical(let column):
      // Codes are different without labels.
      if column.nets.isEmpty, column.categories.allSatisfy(\.label.isEmpty) { return [] }
      titles =
        column.categories.map { $0.title(language) } + column.nets.map { $0.title(language) }
    }
    var seen: Set<String> = []
    return Set(titles.filter { !seen.insert($0).inserted })
  }

  /// A title, told apart by the code where others have it too.
  private func label(_ title: String, code: String) -> Label {
    sharedTitles.contains(title) ? .shared(title, seen: "\(title) (\(code))") : .text(title)
  }

  /// The label of an answer.
  func label(ofSlot slot: Int) -> Label {
    label(variable.title(ofSlot: slot, language), code: variable.code(ofSlot: slot))
  }

  /// Items of a multiple-response set; 0 for other variables.
  var items: Int {
    if case .multiple(let multiple) = variable.kind { multiple.items.count } else { 0 }
  }

  var sources: [AxisSource] {
    guard items > 0 else { return [validity] }
    return (0..<items).map { .item(variable: variable.name, index: $0) }
  }

  var validity: AxisSource {
    if case .multiple = variable.kind { return .state(variable.name) }
    return variable.slotLayout == nil ? .answered(variable.name) : .variable(variable.name)
  }

  func options(withMissing: Bool) -> [Option] {
    let answers: [Option] =
      switch variable.kind {
      case .multiple(let multiple): items(multiple)
      case .categorical(let column): answers(column)
      case .numeric: answers(nets: [])
      }
    return withMissing && items == 0 ? answers + missing : answers
  }

  private func items(_ multiple: MultipleResponse) -> [Option] {
    multiple.items.enumerated().map { index, item in
      Option(
        item: index, slots: [Int(MultipleResponse.chosen)],
        path: [label(item.title(language), code: item.code)])
    }
  }

  private func answers(_ column: AnswerList) -> [Option] { answers(nets: column.nets) }

  /// Answers in order, each once; a net stands where the first of its parts would, and those of its
  /// parts that no earlier net shows follow it, indented.
  private func answers(nets: [Net]) -> [Option] {
    guard let layout = variable.slotLayout else { return [] }
    var options: [Option] = []
    if nets.isEmpty { return layout.answers.map { answer($0, depth: 0) } }
    var shown: Set<Int> = []
    let opened = Dictionary(grouping: nets) { $0.slots.min() }
    for slot in layout.answers {
      for net in opened[slot] ?? [] {
        let path = [label(net.title(language), code: net.code)]
        options.append(Option(slots: net.slots, path: path, isNet: true))
        let parts = net.slots.sorted().filter { shown.insert($0).inserted }
        options += parts.map { answer($0, depth: 1) }
      }
      if shown.insert(slot).inserted { options.append(answer(slot, depth: 0)) }
    }
    return options
  }

  private func answer(_ slot: Int, depth: Int) -> Option {
    Option(slots: [slot], path: [label(ofSlot: slot)], depth: depth)
  }

  private var missing: [Option] {
    let layout =
      variable.slotLayout
      ?? SlotLayout(answerCount: 1, reasonCount: variable.missingReasons.count)
    let titles = variable.missingReasons.map { $0.label.inLanguage(language) }
    return variable.missingReasons.enumerated().map { index, reason in
      let title = titles[index]
      let isShared = !reason.code.isEmpty && titles.count { $0 == title } > 1
      let label = isShared ? Label.shared(title, seen: "\(title) (\(reason.code))") : .text(title)
      return Option(
        slots: [layout.slot(ofReason: index)], path: [.word(.missing), label], line: .missing)
    }
  }
}
