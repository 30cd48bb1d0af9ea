import QuerySyntax
import StatisticNames

/// Random statements and scripts, each as the parser itself would make it.
extension Choices {
  enum Showing { case statistics, measures, variables }

  mutating func clauses(_ showing: Showing = .statistics) -> Clauses {
    var clauses = Clauses()
    clauses.condition = maybe { $0.condition(2) }
    clauses.weight = maybe { $0.coin() ? .off : .variable($0.name()) }
    clauses.show = maybe { $0.list(1, 3) { $0.showItem(showing) } }
    clauses.missing = maybe { $0.one(of: MissingDisplay.allCases) }
    clauses.sort = maybe { $0.sort(showing) }
    clauses.top = maybe { $0.whole() }
    clauses.title = maybe { $0.text() }
    clauses.settings = maybe { $0.ownSetting() }.map { [$0] } ?? []
    clauses.alias = maybe { $0.name() }
    clauses.output = maybe { $0.output() }
    if showing == .variables { return clauses }
    clauses.base = maybe { $0.one(of: BaseWord.allCases) }
    if showing == .measures { return clauses }
    clauses.test = maybe { $0.test() }
    clauses.note = maybe { $0.text() }
    clauses.only = list(0, 2) { $0.rule().matches[0] }
    return clauses
  }

  /// A setting that one statement has for itself.
  private mutating func ownSetting() -> SetStatement {
    coin()
      ? SetStatement(setting: "decimals", value: .number(whole()))
      : SetStatement(setting: "total", value: .word("off"))
  }

  private mutating func statistic() -> Statistic {
    Statistic(word: one(of: Statistic.words)) ?? .n
  }

  private mutating func showItem(_ showing: Showing) -> ShowItem {
    switch showing {
    case .statistics: .statistic(statistic(), .none)
    case .measures:
      coin() ? .measure(.name(Name("n"))) : .measure(value(2), name: maybe { $0.text() })
    case .variables: .variable(item())
    }
  }

  private mutating func sort(_ showing: Showing) -> SortClause {
    let key: SortClause.SortKey
    switch (showing, pick(4)) {
    case (.variables, _): key = .expression(.name(name()))
    case (_, 0): key = .label
    case (_, 1): key = .code
    case (_, 2): key = .column(text())
    case (.measures, _): key = .expression(.call(Name("mean"), [.name(name())], .none))
    default: key = .statistic(statistic())
    }
    return SortClause(key: key, isDescending: maybe { $0.coin() })
  }

  private mutating func test() -> TestClause {
    TestClause(
      tests: list(0, 2) { $0.one(of: TestWord.allCases) },
      mode: maybe { $0.one(of: TestMode.allCases) },
      adjustment: maybe { $0.one(of: TestAdjustment.allCases) },
      levels: list(0, 2) { $0.number(units: [.percent]) })
  }

  private mutating func output() -> OutputClause {
    var output = OutputClause(
      path: text(), isTidy: coin(), replaces: coin(), isPlain: coin(), writesLabels: false)
    output.hasDecimalComma = coin()
    output.hasOneSheet = coin()
    return output
  }

  /// What is exported, with options of its own.
  private mutating func export() -> ExportStatement {
    let subject: ExportStatement.Subject = one(of: [
      .result(result()), .data(coin() ? items() : [], maybe { $0.condition(2) }), .codebook,
      .claims,
    ])
    var output = output()
    if case .result = subject { return ExportStatement(subject: subject, output: output) }
    output.isTidy = false
    output.hasOneSheet = false
    if case .data = subject { output.writesLabels = coin() }
    return ExportStatement(subject: subject, output: output)
  }

  private mutating func result() -> ResultReference {
    switch pick(4) {
    case 0: .last(.none)
    case 1: .number(pick(50), table: nil, .none)
    case 2: .number(pick(50), table: pick(9), .none)
    default: .name(name())
    }
  }

  mutating func statement() -> Statement {
    switch pick(4) {
    case 0: dataStatement()
    case 1: definition()
    case 2: question()
    default: control()
    }
  }

  private mutating func dataStatement() -> Statement {
    switch pick(9) {
    case 0:
      .load(
        LoadStatement(
          path: text(), alias: maybe { $0.name() }, delimiter: maybe { $0.text() },
          decimalComma: maybe { $0.coin() }, encoding: maybe { $0.text() },
          ragged: maybe { $0.one(of: RaggedWord.allCases) }))
    case 1:
      .stack(
        StackStatement(
          parts: list(1, 3) { StackStatement.StackedWave(dataset: $0.name(), wave: $0.literal()) },
          target: name(), waveVariable: name()))
    case 2: .wave(WaveStatement(variable: name()))
    case 3:
      .join(
        JoinStatement(
          path: text(),
          keys: list(1, 2) { JoinStatement.JoinKey($0.name(), inFile: $0.maybe { $0.name() }) }))
    case 4: .use(UseStatement(dataset: name()))
    case 5:
      .describe(
        DescribeStatement(variables: list(0, 3) { $0.item() }, pattern: maybe { $0.text() }))
    case 6: .show(ShowStatement(topic: one(of: ShowStatement.Topic.allCases)))
    case 7: .keep(KeepStatement(condition: condition(3)))
    default:
      .drop(
        DropStatement(
          subject: one(of: [.rows(condition(3)), .duplicates(items()), .variables(items())])))
    }
  }

  private mutating func definition() -> Statement {
    switch pick(12) {
    case 0:
      .rename(
        RenameStatement(
          entries: list(1, 3) {
            $0.coin()
              ? .init(old: $0.name(), new: $0.name())
              : .init(old: Name("q_*"), new: Name("sat_*"), isPattern: true)
          }))
    case 1:
      .derive(
        DeriveStatement(
          name: name(), definition: derivation(), replaces: coin()))
    case 2: .recode(recode())
    case 3: .net(net())
    case 4:
      .multi(
        MultiStatement(
          name: name(), items: list(1, 3) { $0.item() }, counting: list(0, 2) { $0.literal() },
          blank: maybe { $0.one(of: MultiStatement.Blank.allCases) }, label: maybe { $0.text() },
          replaces: coin()))
    case 5:
      .label(
        LabelStatement(
          entries: list(1, 2) { .init(variables: $0.items(), label: $0.text()) }))
    case 6: .rake(rake())
    case 7:
      .values(
        ValuesStatement(
          variables: list(1, 3) { $0.item() },
          entries: list(1, 4) { ValuesStatement.ValueLabel(code: $0.literal(), label: $0.text()) }))
    case 8:
      .grid(
        GridStatement(
          name: name(), items: list(1, 3) { $0.item() }, label: maybe { $0.text() },
          replaces: coin()))
    case 9: .order(order())
    case 10: .score(score())
    default:
      .missing(
        MissingStatement(
          variables: list(1, 3) { $0.item() },
          entries: list(1, 3) {
            MissingStatement.MissingCode(
              code: $0.literal(), label: $0.maybe { $0.text() }, isUnasked: $0.coin())
          }))
    }
  }

  private mutating func order() -> OrderStatement {
    OrderStatement(
      variables: items(),
      arrangement: coin()
        ? .entries(list(1, 4) { OrderStatement.Entry(answers: $0.rule().matches) })
        : .by(one(of: OrderStatement.Key.allCases), isDescending: coin()),
      last: list(0, 2) { $0.literal() })
  }

  private mutating func score() -> ScoreStatement {
    ScoreStatement(
      variables: items(),
      scores: .entries(
        list(1, 4) { ScoreStatement.Entry(answers: $0.rule().matches, score: $0.number()) }))
  }

  private mutating func recode() -> RecodeStatement {
    RecodeStatement(
      sources: items(), target: coin() ? name() : Name("*_b"),
      method: one(of: [
        .rules(list(1, 5) { $0.rule() }, otherwise: maybe { $0.otherwise() }),
        .cuts(list(1, 3) { .number($0.number()) }, .none), .groups(.number(whole())),
        .widths(.number(whole())),
      ]), replaces: coin())
  }

  private mutating func otherwise() -> RecodeStatement.Otherwise {
    let code = literal()
    if case .text(let text) = code { return .answer(code: nil, label: text) }
    return one(of: [.missing, .keep, .answer(code: code, label: maybe { $0.text() })])
  }

  private mutating func derivation() -> DeriveStatement.Definition {
    switch pick(4) {
    case 0:
      .rules(
        list(1, 3) { .init(condition: $0.condition(2), outcome: $0.outcome()) },
        otherwise: maybe { $0.outcome() })
    case 1: .measure(value(2), by: items())
    case 2: .expression(condition(3))
    default: .expression(value(3))
    }
  }

  private mutating func outcome() -> DeriveStatement.Outcome {
    let code: Literal = coin() ? .name(name()) : .number(number())
    let isLabel = coin()
    return .init(code: isLabel ? nil : code, label: isLabel || coin() ? text() : nil)
  }

  private mutating func rule() -> RecodeStatement.Rule {
    let matches = list(1, 3) { choices -> SetElement in
      switch choices.pick(4) {
      case 0: .value(.name(choices.name()))
      case 1: .value(.number(choices.number()))
      case 2: .value(.text(choices.text()))
      default: .range(choices.range())
      }
    }
    let code = maybe { $0.coin() ? Literal.name($0.name()) : .number($0.number()) }
    return RecodeStatement.Rule(matches: matches, code: code, label: maybe { $0.text() })
  }

  private mutating func net() -> NetStatement {
    let nets = list(1, 3) { choices -> NetStatement.NetMembers in
      let members = choices.list(1, 3) { $0.literal() }
      let isRelabelled = members.count == 1 && choices.coin()
      return NetStatement.NetMembers(
        members: members, code: isRelabelled ? nil : choices.name(),
        label: isRelabelled ? choices.text() : choices.maybe { $0.text() })
    }
    return NetStatement(variables: items(), nets: nets)
  }

  private mutating func rake() -> RakeStatement {
    let targets: RakeStatement.Targets =
      coin() ? .file(text()) : .written(list(1, 3) { $0.margin() })
    return RakeStatement(
      targets: targets, condition: maybe { $0.condition(2) }, weight: maybe { $0.name() },
      bounds: maybe { $0.range() }, trim: maybe { $0.number() }, cycles: maybe { $0.whole() },
      name: name(), replaces: coin())
  }

  private mutating func margin() -> RakeStatement.Margin {
    let variables = list(1, 2) { $0.name() }
    let targets = list(1, 3) { choices -> RakeStatement.Target in
      let answers = variables.map { _ in choices.literal() }
      let value = choices.number(units: [.none, .percent])
      return RakeStatement.Target(answers: answers, value: .number(value))
    }
    return RakeStatement.Margin(variables: variables, targets: targets)
  }

  private mutating func question() -> Statement {
    switch pick(10) {
    case 0: return .freq(FreqStatement(variables: list(1, 3) { $0.item() }, clauses: clauses()))
    case 1:
      return .crosstab(
        CrosstabStatement(subject: axis(), banner: maybe { $0.axis() }, clauses: clauses()))
    case 2: return .group(GroupStatement(keys: maybe { $0.axis() }, clauses: clauses(.measures)))
    case 3:
      return .summarize(
        SummarizeStatement(
          variables: list(1, 3) { $0.item() }, banner: maybe { $0.axis() },
          clauses: clauses(without: [.missing, .test, .sort, .top])))
    case 4: return .again(AgainStatement(banner: maybe { $0.axis() }, clauses: clauses()))
    case 5: return .rows(RowsStatement(cell: maybe { $0.cell() }, clauses: clauses(.variables)))
    case 6: return .claim(claim())
    case 7: return .book(book())
    case 8: return .chart(chart())
    default: return .explain(ExplainStatement(statement: statement()))
    }
  }

  /// Some clauses of a statement that refuses the others.
  private mutating func clauses(without refused: [ClauseWord]) -> Clauses {
    var clauses = clauses()
    if refused.contains(.show) { clauses.show = nil }
    if refused.contains(.missing) { clauses.missing = nil }
    if refused.contains(.test) { clauses.test = nil }
    if refused.contains(.sort) { clauses.sort = nil }
    if refused.contains(.top) { (clauses.top, clauses.only) = (nil, []) }
    return clauses
  }

  private mutating func chart() -> ChartStatement {
    var clauses = clauses(without: [.missing, .show, .test])
    clauses.alias = nil
    let kind = maybe { $0.one(of: ChartKind.allCases) }
    if coin() {
      return ChartStatement(
        subject: .question(subject: axis(), banner: maybe { $0.axis() }), kind: kind,
        clauses: clauses)
    }
    var few = Clauses()
    few.title = clauses.title
    few.output = clauses.output
    return ChartStatement(
      subject: .result(coin() ? .last(.none) : .number(pick(50), table: nil, .none)), kind: kind,
      clauses: few)
  }

  private mutating func book() -> BookStatement {
    var clauses = clauses()
    clauses.output = output()
    return BookStatement(subject: axis(), banner: maybe { $0.axis() }, clauses: clauses)
  }

  private mutating func cell() -> CellReference {
    CellReference(result: result(), row: text(), column: text())
  }

  private mutating func claim() -> ClaimStatement {
    let telework = condition(1)
    let kinds: [(Expression, NumberLiteral.Unit, NumberLiteral.Unit)] = [
      (.call(Name("share"), [telework], .none), .percent, .points),
      (.call(Name("delta"), [telework, .name(name())], .none), .points, .points),
      (.call(Name("mean"), [.name(name())], .none), .none, .none), (.name(Name("n")), .none, .none),
    ]
    let (measure, unit, distance) = one(of: kinds)
    let relation = one(
      of: [ClaimStatement.Relation.equals, .less, .lessOrEqual, .greater, .greaterOrEqual])
    var clauses = Clauses()
    clauses.condition = maybe { $0.condition(2) }
    clauses.base = maybe { $0.one(of: BaseWord.allCases) }
    let tolerance = maybe { $0.number(units: [distance]) }
    return ClaimStatement(
      text: text(), measure: measure,
      verdict: ClaimStatement.Verdict(
        relation: relation, value: number(units: [unit]),
        tolerance: relation == .equals ? tolerance : nil, isSignificant: coin()),
      clauses: clauses)
  }

  private mutating func control() -> Statement {
    switch pick(14) {
    case 0: .filter(FilterStatement(condition: maybe { $0.condition(3) }))
    case 1: .weight(WeightStatement(variable: nil))
    case 2: .weight(WeightStatement(variable: name(), isFrequency: coin()))
    case 3: .set(setting())
    case 4: .param(ParamStatement(name: name(), value: literal()))
    case 5:
      .export(export())
    case 6: .run(RunStatement(path: text()))
    case 7: .help(HelpStatement(topic: maybe { $0.one(of: ["crosstab", "base warn", "by"]) }))
    case 8: .save(SaveStatement(path: text(), replaces: coin()))
    case 9: .clear
    case 10: .history
    case 11: .undo
    case 12:
      .disclose(
        DiscloseStatement(
          threshold: whole(), hidesSecondary: coin(),
          rounding: maybe { $0.whole() }))
    default: .quit
    }
  }

  private mutating func setting() -> SetStatement {
    switch pick(4) {
    case 0:
      SetStatement(setting: "base warn", value: .number(number(units: [.none, .percent])))
    case 1: SetStatement(setting: "interval", value: .word("korn-graubard"))
    case 2: SetStatement(setting: "pager", value: .text(text()))
    default:
      SetStatement(
        setting: "level", value: .numbers([number(units: [.percent]), number(units: [.percent])]))
    }
  }

  mutating func script() -> Script {
    var items: [Script.Item] = []
    for _ in 0..<(1 + pick(4)) {
      if !items.isEmpty, coin() { items.append(.blank) }
      switch pick(4) {
      case 0: items.append(.comment(comment()))
      case 1: items.append(.cellMark(one(of: ["", "Telework", "[markdown]"])))
      default:
        items.append(
          .statement(
            ScriptStatement(statement: statement(), trailingComment: maybe { $0.comment() })))
      }
    }
    return Script(items: items)
  }

  private mutating func comment() -> String {
    one(of: ["a comment", "", "  indented", "#", "%% no cell", "!x", "\"open", "by"])
  }
}
