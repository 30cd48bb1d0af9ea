/// Makes scripts that define variables of a survey of the generator, or change its rows, and then ask what
/// came of it.
package struct DefinitionGenerator {
  private var numbers: SeededNumbers
  private let survey: PlainSurvey

  package init(seed: UInt64, survey: PlainSurvey) {
    numbers = SeededNumbers(seed: seed)
    self.survey = survey
  }

  /// One to four definitions and questions on what they made; some are refused.
  package mutating func script() -> String {
    var lines =
      numbers.chance(0.3) ? ["design strata b" + (numbers.chance(0.5) ? " cluster c" : "")] : []
    lines += (1...numbers.whole(1...4)).map { definition("v\($0)") }
    let made = (1...4).map { "v\($0)" }.filter { name in lines.contains { $0.contains(name) } }
    lines.append("freq \((made + ["a", "x", "m"]).joined(separator: ", ")) missing")
    lines += made.map {
      "crosstab \($0) by \(numbers.pick(["a", "wave", "x"])) show n, column%, se"
    }
    lines.append("summarize x, y by wave")
    return lines.joined(separator: "\n")
  }

  private mutating func pick(_ words: String...) -> String { numbers.pick(words) }

  private mutating func definition(_ name: String) -> String {
    switch numbers.whole(0...11) {
    case 0: "derive \(name) = " + pick("x * 2 - y", "y / x", "x + t", "count(m) + 1", "-x")
    case 1: "derive \(name) = " + pick("x > 2", "a is missing", "y < x or x = 1", "a in (1, a_1)")
    case 2: "derive \(name) = " + pick("a", "x", "y", "m", "upper(a)", "trim(b)")
    case 3:
      "recode x into \(name): ..0 low \"Low\", 1..3 mid, 5.. high"
        + pick("", " else keep", " else missing")
    case 4: "recode y into \(name): ..0 low, 0.001..5 high" + pick("", " else keep")
    case 5: "recode a into \(name): (1, a_1) first, (2, a_2) \"second\"" + pick("", " else keep")
    case 6: "multi \(name) = " + pick("a, b", "a, b, c", "g1..g2", "x, t")
    case 7:
      "multi \(name) = "
        + pick("g1, g2 counting 1", "a, b counting 2, 1 blank no", "x, t counting 3")
    case 8:
      pick(
        "missing x: 3 \"three\", 98", "missing a: 1, a_1 unasked", "missing y: 0.5",
        "values x: 1 \"one\", 20 \"twenty\"", "values a: 1 \"A\", 7 \"G\", a_1 \"H\"",
        "label a \"Another\"", "net a: n1 \"Both\" = (1, 2)", "rename x \(name)")
    case 9:
      pick(
        "keep x > 0", "drop x > 3", "keep a is answered", "drop duplicates a, wave",
        "drop duplicates x, m")
    case 10: "rake \(name) to wave (2020 40 %, 2021 60 %)" + pick("", " trim 3", " bounds 0.3..3")
    default:
      "weight w\nrake \(name) to wave (2020 40 %, 2021 60 %)" + pick("", " trim 3") + "\nweight off"
    }
  }
}
