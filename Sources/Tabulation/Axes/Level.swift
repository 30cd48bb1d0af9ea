import Microdata
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

  init(_ variable: Variable, _ language: String) {
    self.variable = variable
    self.language = language
  }

  /// Items of a multiple-response set; 0 for other variables.
  var items: Int {
    if case .multiple(let multiple) = variable.values { multiple.items.count } else { 0 }
  }

  var sources: [AxisSource] {
    guard items > 0 else { return [validity] }
    return (0..<items).map { .item(variable: variable.name, index: $0) }
  }

  var validity: AxisSource {
    if case .multiple = variable.values { return .state(variable.name) }
    return variable.slotLayout == nil ? .answered(variable.name) : .variable(variable.name)
  }

  func options(withMissing: Bool) -> [Option] {
    let answers: [Option] =
      switch variable.values {
      case .multiple(let multiple): Self.items(multiple, language)
      case .categorical(let column): answers(column)
      case .numeric: answers(nets: [])
      }
    return withMissing && items == 0 ? answers + missing : answers
  }

  private static func items(_ multiple: MultipleResponse, _ language: String) -> [Option] {
    multiple.items.enumerated().map { index, item in
      Option(
        item: index, slots: [Int(MultipleResponse.chosen)], path: [.text(item.title(language))])
    }
  }

  private func answers(_ column: CategoricalColumn) -> [Option] { answers(nets: column.nets) }

  /// Answers in order, each once; a net stands where the first of its parts would, and those of its
  /// parts that no earlier net shows follow it, indented.
  private func answers(nets: [Net]) -> [Option] {
    guard let layout = variable.slotLayout else { return [] }
    var options: [Option] = []
    if nets.isEmpty { return layout.answers.map { answer($0, depth: 0) } }
    var shown: Set<Int> = []
    for slot in layout.answers {
      for net in nets where net.slots.min() == slot {
        options.append(Option(slots: net.slots, path: [.text(net.title(language))], isNet: true))
        let parts = net.slots.sorted().filter { shown.insert($0).inserted }
        options += parts.map { answer($0, depth: 1) }
      }
      if shown.insert(slot).inserted { options.append(answer(slot, depth: 0)) }
    }
    return options
  }

  private func answer(_ slot: Int, depth: Int) -> Option {
    Option(slots: [slot], path: [.text(variable.title(ofSlot: slot, language))], depth: depth)
  }

  private var missing: [Option] {
    let layout =
      variable.slotLayout
      ?? SlotLayout(answerCount: 1, reasonCount: variable.missingReasons.count)
    return variable.missingReasons.enumerated().map { index, reason in
      Option(
        slots: [layout.slot(ofReason: index)],
        path: [.word(.missing), .text(reason.label.inLanguage(language))], line: .missing)
    }
  }
}
