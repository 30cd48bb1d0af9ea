import Codebook
import Rendering
import ResultTables
import Testing

struct NoteTextTests {
  private let notes = NoteText(language: "en")

  @Test("bases with their waves and weights")
  func bases() {
    #expect(
      notes.sentence(
        .base(
          n: 1658, unit: "town halls", waves: .together(["2020", "2021"]),
          weight: .weighted(name: "w", effectiveN: 573.4, weightedN: 1658, designEffect: 1.1475)))
        == "Base: 1,658 town halls, waves 2020 and 2021 together, weighted by w, "
        + "effective base 573, design effect 1.15.")
    #expect(
      notes.sentence(
        .base(
          n: 1, unit: "", waves: .none, weight: .frequency(name: "f", weightedN: 12)))
        == "Base: 1 row, counted by f, 12 in all.")
  }

  @Test("tests, and why there is none")
  func tests() {
    #expect(
      notes.sentence(
        .chiSquare(
          statistic: 20.3136, degreesOfFreedom: 2, p: 0.0344, cramersV: 0.17570,
          smallExpected: 0.25))
        == "Pearson chi-square 20.3, df 2, p = 0.034, Cramer's V 0.18. "
        + "Expected counts are under 5 in 25% of cells.")
    #expect(
      notes.sentence(.noTest(.weighted))
        == "No Fisher test: it counts rows, which weights or a design make unequal.")
    #expect(
      notes.sentence(.part(label: "Role", note: .noTest(.weighted)))
        == "Role: No Fisher test: it counts rows, which weights or a design make unequal.")
  }

  @Test("how weights were raked")
  func raking() {
    let note = Note.raking(start: nil, cycles: 1, minimum: 0.31254, maximum: 2)
    #expect(
      notes.sentence(note) == "Raked from equal weights in 1 cycle: weights from 0.313 to 2.")
    #expect(
      NoteText(language: "fr").sentence(
        .raking(start: "w0", cycles: 12, minimum: 0.5, maximum: 1250))
        == "Calage à partir de w0 en 12 cycles\u{A0}: poids de 0,5 à 1\u{202F}250.")
  }

  @Test("methods, filters and what is out of sight")
  func others() {
    #expect(
      notes.sentence(.method(.interval(name: "Wilson", confidence: 0.95)))
        == "Interval: Wilson, 95%.")
    #expect(
      notes.sentence(.method(.interval(name: "Wald", confidence: 0.999)))
        == "Interval: Wald, 99.9%.")
    #expect(
      notes.sentence(.filter(text: "x = 1", unknown: 12)) == "Filter: x = 1 (unknown for 12).")
    #expect(notes.sentence(.truncated(shown: 5, of: 1200)) == "5 of 1,200 rows shown.")
    #expect(notes.sentence(.percentBase(.answered)) == nil)
  }

  @Test("text from data is escaped, except for machines")
  func escaping() {
    let note = Note.filter(text: "a\u{1B}[2J", unknown: 0)
    #expect(notes.sentence(note) == "Filter: a\\u{1B}[2J.")
    #expect(NoteText(language: "en", escapes: false).sentence(note) == "Filter: a\u{1B}[2J.")
  }
}
