/// Twelve steps through the shell, each a statement that the person types, on the data that ship with
/// it.
package enum Tour {
  package struct Step: Hashable, Sendable {
    /// What the statement is for.
    package let text: String
    package let statement: String
  }

  package static let steps = [
    Step(text: "What is there to ask?", statement: "describe"),
    Step(text: "One question: its words, its answers, who has none.", statement: "?telework"),
    Step(text: "How many gave each answer; beneath it the base.", statement: "freq telework"),
    Step(
      text: "By another question, as columns. Type `cross`, Tab, and go on with Tab.",
      statement: "crosstab telework by role"),
    Step(text: "The same, differently: only what changes.", statement: "again by size"),
    Step(text: "Who stands behind a cell.", statement: "rows last[\"regular\", \"Total\"] top 5"),
    Step(
      text: "For a while, only one wave. `filter off` ends it.", statement: "filter wave = 2021"),
    Step(
      text: "Answers put together; their percentages add up.",
      statement: "net telework: (regular, occasional) any \"Any telework\""),
    Step(
      text: "Which columns differ: letters name the smaller ones.",
      statement: "crosstab telework by role test letters"),
    Step(
      text: "Numbers for each group, with their errors.",
      statement: "group by role show n, mean(perception), ci(mean(perception))"),
    Step(text: "A picture of the last question.", statement: "chart telework by role"),
    Step(
      text: "Back by one step; the net is gone, what was seen stays seen.", statement: "undo"),
  ]

  /// A step as the shell shows it: its number, what it is for, and what to type.
  package static func shown(_ place: Int) -> String {
    let step = steps[place]
    return "Tour \(place + 1) of \(steps.count): \(step.text)\n  Type: \(step.statement)"
  }

  package static let end = """
    That was the tour. Your own file: `load "survey.csv"`, or drop it on the prompt.
    Take it away: `export last to "table.xlsx"`, `save "session.bq"`. `help` has the rest.
    """
}
