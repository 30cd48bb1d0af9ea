extension Verb {
  /// The page of a verb that works.
  package var help: HelpPage? {
    switch self {
    case .load: LoadStatement.help
    case .stack: StackStatement.help
    case .wave: WaveStatement.help
    case .join: JoinStatement.help
    case .use: UseStatement.help
    case .describe: DescribeStatement.help
    case .show: ShowStatement.help
    case .keep: KeepStatement.help
    case .drop: DropStatement.help
    case .rename: RenameStatement.help
    case .derive: DeriveStatement.help
    case .recode: RecodeStatement.help
    case .net: NetStatement.help
    case .multi: MultiStatement.help
    case .grid: GridStatement.help
    case .label: LabelStatement.help
    case .values: ValuesStatement.help
    case .missing: MissingStatement.help
    case .filter: FilterStatement.help
    case .weight: WeightStatement.help
    case .design: DesignStatement.help
    case .set: SetStatement.help
    case .param: ParamStatement.help
    case .freq: FreqStatement.help
    case .crosstab: CrosstabStatement.help
    case .group: GroupStatement.help
    case .summarize: SummarizeStatement.help
    case .again: AgainStatement.help
    case .rows: RowsStatement.help
    case .book: BookStatement.help
    case .export: ExportStatement.help
    case .claim: ClaimStatement.help
    case .rake: RakeStatement.help
    case .disclose: DiscloseStatement.help
    case .run: RunStatement.help
    case .help: HelpStatement.help
    case .explain: ExplainStatement.help
    case .save: SaveStatement.help
    case .clear: SingleWordStatements.clear
    case .history: SingleWordStatements.history
    case .undo: SingleWordStatements.undo
    case .quit: SingleWordStatements.quit
    case .diff: DiffStatement.help
    case .compare: CompareStatement.help
    case .correlate: CorrelateStatement.help
    case .chart: ChartStatement.help
    }
  }
}
