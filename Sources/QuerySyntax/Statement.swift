/// One statement of the language; every verb that is built has its case.
package indirect enum Statement: Hashable, Sendable {
  // Data
  case load(LoadStatement)
  case codebook(CodebookStatement)
  case stack(StackStatement)
  case wave(WaveStatement)
  case join(JoinStatement)
  case use(UseStatement)
  case describe(DescribeStatement)
  case show(ShowStatement)
  case keep(KeepStatement)
  case drop(DropStatement)
  // Definitions
  case rename(RenameStatement)
  case derive(DeriveStatement)
  case recode(RecodeStatement)
  case net(NetStatement)
  case multi(MultiStatement)
  case grid(GridStatement)
  case label(LabelStatement)
  case values(ValuesStatement)
  case missing(MissingStatement)
  case order(OrderStatement)
  case score(ScoreStatement)
  // Session
  case filter(FilterStatement)
  case weight(WeightStatement)
  case design(DesignStatement)
  case set(SetStatement)
  case param(ParamStatement)
  // Questions
  case freq(FreqStatement)
  case crosstab(CrosstabStatement)
  case group(GroupStatement)
  case summarize(SummarizeStatement)
  case diff(DiffStatement)
  case compare(CompareStatement)
  case correlate(CorrelateStatement)
  case again(AgainStatement)
  case rows(RowsStatement)
  // Publication
  case book(BookStatement)
  case chart(ChartStatement)
  case export(ExportStatement)
  case claim(ClaimStatement)
  case rake(RakeStatement)
  case disclose(DiscloseStatement)
  // Control
  case run(RunStatement)
  case `for`(ForStatement)
  case help(HelpStatement)
  case clear
  case history
  case explain(ExplainStatement)
  case undo
  case save(SaveStatement)
  case quit
}

extension Statement {
  /// What is particular to it.
  var form: any StatementForm {
    switch self {
    case .load(let form): form
    case .codebook(let form): form
    case .stack(let form): form
    case .wave(let form): form
    case .join(let form): form
    case .use(let form): form
    case .describe(let form): form
    case .show(let form): form
    case .keep(let form): form
    case .drop(let form): form
    case .rename(let form): form
    case .derive(let form): form
    case .recode(let form): form
    case .net(let form): form
    case .multi(let form): form
    case .grid(let form): form
    case .label(let form): form
    case .values(let form): form
    case .missing(let form): form
    case .order(let form): form
    case .score(let form): form
    case .filter(let form): form
    case .weight(let form): form
    case .design(let form): form
    case .set(let form): form
    case .param(let form): form
    case .freq(let form): form
    case .crosstab(let form): form
    case .group(let form): form
    case .summarize(let form): form
    case .diff(let form): form
    case .compare(let form): form
    case .correlate(let form): form
    case .again(let form): form
    case .rows(let form): form
    case .book(let form): form
    case .chart(let form): form
    case .export(let form): form
    case .claim(let form): form
    case .rake(let form): form
    case .disclose(let form): form
    case .run(let form): form
    case .for(let form): form
    case .help(let form): form
    case .clear: ClearStatement()
    case .history: HistoryStatement()
    case .explain(let form): form
    case .undo: UndoStatement()
    case .save(let form): form
    case .quit: QuitStatement()
    }
  }
}

/// The first word of a statement.
package enum Verb: String, Hashable, Sendable, CaseIterable {
  // Data
  case load, codebook, stack, wave, join, use, describe, show, keep, drop
  // Definitions
  case rename, derive, recode, net, multi, grid, label, values, missing, order, score
  // Session
  case filter, weight, design, set, param
  // Questions
  case freq, crosstab, group, summarize, diff, compare, correlate, again, rows
  // Publication
  case book, chart, export, claim, disclose, rake
  // Control
  case run, `for`, help, clear, history, explain, undo, save, quit

  /// Looks along the verbs: a table of them, as the compiler's own way makes, costs a start more than all
  /// words of most scripts.
  package init?(rawValue: String) {
    guard let verb = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = verb
  }

  /// The verbs as they are spelled.
  package static let words = allCases.map(\.rawValue)
}

extension Verb {
  /// The kind of statement that it opens.
  var form: any StatementForm.Type {
    switch self {
    case .load: LoadStatement.self
    case .codebook: CodebookStatement.self
    case .stack: StackStatement.self
    case .wave: WaveStatement.self
    case .join: JoinStatement.self
    case .use: UseStatement.self
    case .describe: DescribeStatement.self
    case .show: ShowStatement.self
    case .keep: KeepStatement.self
    case .drop: DropStatement.self
    case .rename: RenameStatement.self
    case .derive: DeriveStatement.self
    case .recode: RecodeStatement.self
    case .net: NetStatement.self
    case .multi: MultiStatement.self
    case .grid: GridStatement.self
    case .label: LabelStatement.self
    case .values: ValuesStatement.self
    case .missing: MissingStatement.self
    case .order: OrderStatement.self
    case .score: ScoreStatement.self
    case .filter: FilterStatement.self
    case .weight: WeightStatement.self
    case .design: DesignStatement.self
    case .set: SetStatement.self
    case .param: ParamStatement.self
    case .freq: FreqStatement.self
    case .crosstab: CrosstabStatement.self
    case .group: GroupStatement.self
    case .summarize: SummarizeStatement.self
    case .diff: DiffStatement.self
    case .compare: CompareStatement.self
    case .correlate: CorrelateStatement.self
    case .again: AgainStatement.self
    case .rows: RowsStatement.self
    case .book: BookStatement.self
    case .chart: ChartStatement.self
    case .export: ExportStatement.self
    case .claim: ClaimStatement.self
    case .rake: RakeStatement.self
    case .disclose: DiscloseStatement.self
    case .run: RunStatement.self
    case .for: ForStatement.self
    case .help: HelpStatement.self
    case .clear: ClearStatement.self
    case .history: HistoryStatement.self
    case .explain: ExplainStatement.self
    case .undo: UndoStatement.self
    case .save: SaveStatement.self
    case .quit: QuitStatement.self
    }
  }
}
