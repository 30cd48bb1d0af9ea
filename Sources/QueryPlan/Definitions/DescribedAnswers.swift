package import Codebook
import Diagnostics

/// A variable of the data with the answers that a codebook gives it.
package struct DescribedAnswers: Sendable {
  /// The variable as it becomes.
  package private(set) var variable: Variable
  /// What its rows become; nothing where they stay.
  package private(set) var rows: DefinedRows?
  /// Codes of the data that the codebook does not know, with their slots in the data.
  package private(set) var unknown: [(code: String, slot: Int)] = []
  /// Whether most of what the rows have is not described, so that the codes keep out of it.
  package private(set) var staysAsItIs = false

  /// Codes beyond those of the codebook up to which they are answers beside them.
  private static let mostUnknown = 10

  /// Gives a variable the answers and missing reasons of another.
  ///
  /// - Parameters:
  ///   - own: the variable of the data.
  ///   - given: the answers that the codebook gives it.
  ///   - reasons: the reasons that it gives, without those that the variable has.
  ///   - numbers: the different numbers of the rows, where there are few.
  package init(_ own: Variable, _ given: AnswerList, reasons: [MissingReason], numbers: [Double]?) {
    variable = own
    let found: [Category]
    switch own.kind {
    case .categorical(let answers): found = answers.categories
    case .numeric:
      guard let numbers else {
        staysAsItIs = true
        return
      }
      found = numbers.map { Category(code: Variable.plain($0), label: "") }
    case .multiple: return
    }
    let match = AnswerMatch(given, reasons)
    let byCode = found.map { match.byCode[AnswerMatch.key($0.code)] }
    // What holds no known code may hold the labels.
    let isByLabel = byCode.allSatisfy { $0 == nil }
    let targets = isByLabel ? found.map { match.byLabel[NameFolding.folded($0.code)] } : byCode
    let strangers = targets.indices.filter { targets[$0] == nil }
    if strangers.count > max(Self.mostUnknown, given.categories.count) {
      staysAsItIs = true
      return
    }
    unknown = strangers.map { (found[$0].code, $0 + 1) }
    let categories = given.categories + strangers.map { found[$0] }
    let ownReasons = own.missingReasons.count
    var next = given.categories.count
    let table = targets.map { target -> Int in
      switch target {
      case .answer(let place): return place + 1
      case .reason(let place): return categories.count + ownReasons + place
      case nil:
        next += 1
        return next
      }
    }
    let kept = own.missingReasons.indices.dropFirst().map { categories.count + $0 }
    var answers = AnswerList(categories: categories, isOrdered: given.isOrdered)
    if case .categorical(let before) = own.kind {
      answers.nets = before.nets.map { net in
        var net = net
        net.slots = Set(net.slots.map { table[$0 - 1] }.filter { $0 <= categories.count }).sorted()
        return net
      }
      rows = .slots(of: .variable(own.name), table: [0] + table + kept)
    } else {
      let bands = zip(numbers ?? [], table).map { BandedNumbers.Band(range: $0...$0, slot: $1) }
      rows = .bands(
        BandedNumbers(variable: own.name, bands: bands, outside: 0, reasons: [0] + kept))
    }
    variable.kind = .categorical(answers)
    variable.missingReasons += reasons
    variable.inference = nil
  }

  /// The answers and reasons of a codebook by what rows may have.
  private struct AnswerMatch {
    enum AnswerTarget { case answer(Int), reason(Int) }

    var byCode: [String: AnswerTarget] = [:]
    var byLabel: [String: AnswerTarget] = [:]

    init(_ given: AnswerList, _ reasons: [MissingReason]) {
      for (place, category) in given.categories.enumerated() {
        add(category.code, category.label, .answer(place))
      }
      for (place, reason) in reasons.enumerated() { add(reason.code, reason.label, .reason(place)) }
    }

    private mutating func add(_ code: String, _ label: LocalizedText, _ target: AnswerTarget) {
      if byCode[Self.key(code)] == nil { byCode[Self.key(code)] = target }
      for spelling in label.spellings.map(NameFolding.folded)
      where !spelling.isEmpty && byLabel[spelling] == nil {
        byLabel[spelling] = target
      }
    }

    /// A code as it is compared: `01` and `1` are two, `1` and `1.0` one.
    static func key(_ code: String) -> String {
      guard let number = WrittenNumbers(takesComma: false).read([code])?.numbers[0] else {
        return code
      }
      return "\(number)"
    }
  }
}
