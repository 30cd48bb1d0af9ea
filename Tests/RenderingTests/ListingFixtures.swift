import Codebook
import ResultTables

extension Fixtures {
  /// Labels in French, with counts of four digits.
  static var frenchCrosstab: ResultTable {
    var table = teleworkByRole
    table.title = "Télétravail selon la fonction"
    table.provenance.source = "données synthétiques"
    let labels = ["Télétravail, au total", "Oui, régulièrement", "Oui, parfois", "Non, jamais"]
    for (row, label) in labels.enumerated() { table.rows[row].path = [.text(label)] }
    let roles = ["Secrétaire", "Agent administratif", "DGS", "Chef de service", "Élu"]
    for (column, role) in roles.enumerated() {
      table.columns[column + 1].path = [.text(role)]
      table.columns[column + 1].variableLabels = ["Fonction"]
    }
    table.notes.removeAll { if case .leftOut = $0 { true } else { false } }
    return table
  }

  /// Text of other scripts, emoji, and characters that must not reach a terminal.
  static var wideText: ResultTable {
    crosstab(
      title: "日本語の表題 \u{1B}[31mred", row: entry("q", ["Q"], []),
      rows: [("はい、いつもそうです", 0), ("Cafe\u{301} ☕", 0), ("evil\u{202E}txt\u{7}", 0)],
      columns: [totalColumn, entry("g", ["G"], ["男性👍"]), entry("g", ["G"], ["女\n性"])],
      counts: [[10, 5, 5], [20, 10, 10], [70, 35, 35]], bases: [100, 50, 0])
  }

  static var listing: Listing {
    Listing(
      title: "Rows", headings: ["role", "n", "comment"],
      alignments: [.leading, .trailing, .leading],
      rows: [
        ["Elected", "12", "We had an attack in 2020 and since then nothing works as before"],
        ["日本語の役割", "1,200", "a|b <i> \u{202E}x"],
      ], notes: [.respondents(2, of: 40, unit: "rows")])
  }

  static func claim(holds: Bool) -> ClaimResult {
    ClaimResult(
      text: "A07 15 % still telework", measure: "share(telework = any)",
      expectation: ClaimExpectation(
        written: holds ? "is 15 %" : "is 16 %", relation: .equals,
        value: .init(value: holds ? 15 : 16, decimals: 0), unit: .percent),
      holds: holds, found: 15.046, interval: 12.5...18, confidence: 0.95, base: plainBase(1658),
      filter: "wave = 2021", weight: "", place: "a.bq:12")
  }
}
