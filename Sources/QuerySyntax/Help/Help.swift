import Diagnostics
import StatisticNames

/// The help of the shell.
package enum Help {
  /// Pages that are not about one verb.
  package static let topics: [HelpPage] =
    [
      HelpTopics.clauses, HelpTopics.conditions, HelpTopics.functions, HelpTopics.statistics,
      HelpTopics.test,
      HelpTopics.settings, HelpTopics.names, HelpTopics.keys, HelpTopics.environment,
    ] + FileTopics.pages + OtherPrograms.pages

  /// Every page, the verbs first, in the order of the overview.
  package static let pages: [HelpPage] =
    VerbGroup.allCases.flatMap(\.verbs).compactMap(\.help)
    + topics

  /// Statements that stand beside those of other programs.
  package static let besideOthers: [HelpExample] = OtherPrograms.statements

  /// Every word that has a page, for completion.
  package static let words: [String] = pages.map(\.word)

  /// The page of a verb, a topic, a clause, a statistic or a setting.
  package static func page(_ word: String) -> HelpPage? {
    let wanted = NameFolding.folded(FileTopics.synonyms[word.lowercased()] ?? word)
    if let page = pages.first(where: { $0.word == wanted }) { return page }
    if ClauseWord(rawValue: wanted) != nil || ["by", "banner"].contains(wanted) {
      return HelpTopics.clauses
    }
    if Setting(rawValue: wanted) != nil || wanted == "base" { return HelpTopics.settings }
    if Statistic(word: wanted) != nil || Words.measures.contains(wanted) {
      return HelpTopics.statistics
    }
    if Words.functions.contains(wanted) { return HelpTopics.functions }
    if Words.connectives.contains(wanted) { return HelpTopics.conditions }
    return Verb.synonyms[wanted]?.help
  }

  /// Words with a page that are spelled nearly so.
  package static func nearest(to word: String) -> [String] {
    NameFolding.nearest(to: word, among: words)
  }

  /// What `help` alone shows: one screen, with the next step.
  package static let overview: String = {
    let width = 12
    let groups = VerbGroup.allCases.map { group in
      let title = group.title.padded(to: width)
      return title + group.verbs.map(\.rawValue).joined(separator: " ")
    }
    let others = OtherPrograms.pages.map(\.word)
    let files = FileTopics.pages.map(\.word) + [HelpTopics.environment.word]
    let own = topics.map(\.word).filter { !others.contains($0) && !files.contains($0) }
    let all = [("Topics", own), ("In and out", files), ("Coming from", others)]
    let more = all.map { title, words in
      title.padded(to: width) + words.joined(separator: " ")
    }.joined(separator: "\n")
    return """
      Your own file: `load "survey.csv"`, or drop it on the prompt; `ls`, `cd`.
      Take it away:  `export last to "table.xlsx"`, `save "session.bq"`.

      Ask a question: a verb, what it is about, and clauses.

        freq telework                            how many chose each answer
        crosstab telework by role                a table by a banner
        group by role show n, mean(perception)   measures for each group
        freq role where wave = 2021              any question, restricted

      What is there to ask: `describe`, then `?role` for one question.

      \(groups.joined(separator: "\n"))
      \(more)

      More on a word: `help crosstab`. Tab completes. `quit` leaves.

      """
  }()
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
