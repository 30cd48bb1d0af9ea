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
    switch numbers.whole(0...22) {
    case 22:
      "derive d\(name) = date(wave, t, x)\nderive \(name) = "
        + pick(
          "month(d\(name))", "period(d\(name), week)", "period(d\(name), quarter)",
          "years(d\(name), \"2031-02-28\")", "days(\"2020-06-15\", d\(name))",
          "d\(name) >= \"2020-05\"", "d\(name) in \"2020-03-02\"..\"2021-04-05\"",
          "months(d\(name), \"2019-01-31\") + week(d\(name))")
    case 12: "derive \(name) = " + across()
    case 13: "derive \(name) = " + number()
    case 14: "derive \(name) = " + text()
    case 15: "derive \(name) = case " + rules()
    case 16:
      "derive \(name) = "
        + pick("n", "mean(x)", "share(a in (1, a_1))", "sd(y)", "max(x)", "median(y)", "sum(t)")
        + " by " + pick("a", "wave", "x", "a, b", "wave, y", "a, m")
    case 17:
      "recode " + pick("x", "y", "t", "a") + " into \(name) "
        + pick(
          "at 0, 3", "at 1.5", "in 3 groups", "in 10 groups", "in bands of 2", "in bands of 0.7")
    case 18: "recode x, t into *_\(name): ..<2 low, 2..<5 mid \"Middle\"" + pick("", ", else high")
    case 19:
      pick("net x: (1, 2) few", "rename a b, b a", "rename g* to \(name)_*", "label a, b \"L\"")
    case 20:
      pick("drop variables y", "drop variables g*, t", "drop variables a but a", "drop variables w")
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
    case 21:
      pick(
        "order a: 2, a_1", "order a, b: by n desc", "order a: by label, last (1)",
        "score a: 1 3, 2 -1, a_1 0.5\nderive \(name) = a * 2",
        "score x: 1 10, 2 5\nsummarize x show mean, sum, min, max",
        "order b: by code desc\nscore b: 0..2")
    case 10: "rake \(name) to wave (2020 40 %, 2021 60 %)" + pick("", " trim 3", " bounds 0.3..3")
    default:
      "weight w\nrake \(name) to wave (2020 40 %, 2021 60 %)" + pick("", " trim 3") + "\nweight off"
    }
  }

  private mutating func across() -> String {
    let list = pick("x, t", "g1..g2", "x, y, t", "all but a, b, c, wave, m", "g* but g2", "a, b, x")
    let least = pick("", "", ", at least 1", ", at least 2")
    let name = pick(
      "rowmean", "rowsum", "rowmin", "rowmax", "rowsd", "rowmissing", "rowcount", "rowcount")
    let values = name == "rowcount" ? ", " + pick("(1, 2)", "3", "2..5", "(1, a_1)") : ""
    // The two add in different orders: what they tell apart is cut at six decimals.
    return "round(\(name)(\(list)\(values)\(least)), 6)"
  }

  private mutating func number() -> String {
    pick(
      "round(y, 1)", "round(y / 3)", "floor(y) + ceiling(-y)", "abs(x)", "round(sqrt(x), 6)",
      "round(log(t), 6)", "round(log10(y), 6)", "round(exp(t), 6)", "mod(x, 3)", "mod(t, x)",
      "min(x, y)", "max(x, y, t)",
      "coalesce(x, y, 0)", "if(x > 2, y, t)", "if(a is missing, 1, x / y)", "(x > 1) + (y > 2)",
      "length(a)", "number(text(x)) + 1", "years(\"2000-02-29\", \"2024-02-28\") + x",
      "round(x * 10, -1)")
  }

  private mutating func text() -> String {
    pick(
      "concat(a, \"-\", b)", "upper(concat(a, text(x)))", "substring(a, 1, 2)", "substring(b, 3)",
      "before(a, \"_\")", "after(a, \"_\")", "replace(a, \"a\", \"bb\")", "if(x > 2, a, b)",
      "coalesce(a, b)", "coalesce(a, \"none\")", "if(x > 2, \"high\", \"low\")", "text(x)",
      "date(2024, x, t)", "date(wave, t, 28)")
  }

  private mutating func rules() -> String {
    pick(
      "x > 4: high \"High\", y > 2: mid, else low", "a is missing: none, x > 2: some",
      "x > 4: 10, y > 2: 2.5, else 0", "t > 5: \"Upper\", t <= 5: \"Lower\"",
      "x > 1 and y > 1: both, x > 1 or y > 1: one, else missing")
  }
}
