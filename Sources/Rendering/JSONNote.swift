import Codebook
import ResultTables
import StatisticNames

/// Notes as members of a JSON object, so that programs need not read sentences.
enum JSONNote {
  /// Writes `kind` and what the note holds.
  static func write(_ note: Note, _ language: String, to json: inout JSONText) {
    switch note {
    case .base(let n, let unit, let waves, let weight):
      json.member("kind", "base")
      json.member("n", n)
      json.member("unit", unit.inLanguage(language))
      write(waves, to: &json)
      write(weight, to: &json)
    case .baseHidden(let fewerThan, let unit, let waves):
      json.member("kind", "base")
      json.member("fewer_than", fewerThan)
      json.member("unit", unit.inLanguage(language))
      write(waves, to: &json)
    case .leftOut(let variable, let reasons): write(variable, reasons, to: &json)
    case .filterFewUnknown(let text, let fewerThan):
      json.member("kind", "filter")
      json.member("filter", text)
      json.member("unknown_fewer_than", fewerThan)
    case .disclosure(let disclosure): write(disclosure, to: &json)
    case .filter(let text, let unknown):
      json.member("kind", "filter")
      json.member("filter", text)
      json.member("unknown", unknown)
    case .comparesColumnPercents: json.member("kind", "compares_column_percents")
    case .design(let strata, let clusters, let hasPopulation, let single):
      json.member("kind", "design")
      json.member("strata", strata)
      json.member("clusters", clusters)
      json.member("finite_population", hasPopulation)
      if let single { json.member("single_units", single.rawValue) }
    case .comparability(let drifts):
      json.member("kind", "comparability")
      json.member("drifts") { json in
        json.array { json in for drift in drifts { write(drift, to: &json) } }
      }
    case .percentBase(let base): write("percent_base", "base", base.rawValue, to: &json)
    case .chiSquare(let statistic, let df, let p, let v, let small):
      json.member("kind", "chi_square")
      json.member("chi2", statistic)
      json.member("df", df)
      json.member("p", p)
      json.member("cramers_v", v)
      json.member("small_expected", small)
    case .raoScott(let statistic, let upper, let lower, let p, let v):
      json.member("kind", "rao_scott")
      json.member("F", statistic)
      json.member("ndf", upper)
      json.member("ddf", lower)
      json.member("p", p)
      json.member("cramers_v", v)
    case .fisher(let p):
      json.member("kind", "fisher")
      json.member("fisher_p", p)
    case .comparisons(let comparisons): write(comparisons, to: &json)
    case .untested(let columns, let under):
      json.member("kind", "untested")
      json.member("threshold", under)
      json.member("columns") { json in json.array { json in columns.forEach { json.string($0) } } }
    case .withoutVariance(let pairs):
      json.member("kind", "without_variance")
      json.member("pairs") { json in json.array { json in pairs.forEach { json.string($0) } } }
    case .allAgainstNone(let isExact):
      write("all_against_none", "method", isExact ? "fisher" : "pooled", to: &json)
    case .lacking(let lacking):
      json.member("kind", "left_out_statistic")
      json.member("statistic", lacking.statistic.tidyName)
      json.member("reason", name(of: lacking.reason))
    case .withoutTest(let statistics):
      json.member("kind", "without_test")
      json.member("statistics") { json in
        json.array { json in statistics.forEach { json.string($0.tidyName) } }
      }
    case .absent(let reason, let lines, let more):
      json.member("kind", "absent")
      json.member("reason", reason.rawValue)
      json.member("lines") { json in json.array { json in lines.forEach { json.string($0) } } }
      if more > 0 { json.member("more", more) }
    case .noTest(let reason): write("no_test", "reason", name(of: reason), to: &json)
    case .smallBase(let threshold):
      json.member("kind", "small_base")
      json.member("threshold", threshold)
    case .method(let method): write(method, to: &json)
    case .truncated(let shown, let all):
      json.member("kind", "truncated")
      json.member("shown", shown)
      json.member("of", all)
    case .notShown(let lines, let threshold):
      json.member("kind", "not_shown")
      json.member("lines") { json in json.array { json in lines.forEach { json.string($0) } } }
      if let threshold { json.member("threshold", threshold) }
    case .counted(let statistic, let answers):
      json.member("kind", "counted")
      json.member("statistic", statistic.tidyName)
      json.member("answers") { json in
        json.array { json in answers.forEach { json.string($0) } }
      }
    case .multipleResponse(let base):
      write("multiple_response", "base", base.rawValue, to: &json)
    case .raking(let start, let cycles, let minimum, let maximum):
      json.member("kind", "raking")
      if let start { json.member("start_weight", start) }
      json.member("cycles", cycles)
      json.member("min", minimum)
      json.member("max", maximum)
    case .part(let label, let note):
      json.member("part", label)
      write(note, language, to: &json)
    case .text: json.member("kind", "text")
    }
  }

  private static func write(
    _ kind: String, _ member: String, _ value: String, to json: inout JSONText
  ) {
    json.member("kind", kind)
    json.member(member, value)
  }

  private static func write(
    _ variable: String, _ reasons: [Note.ReasonCount], to json: inout JSONText
  ) {
    json.member("kind", "left_out")
    json.member("variable", variable)
    json.member("reasons") { json in
      json.array { json in
        for reason in reasons {
          json.object { json in
            json.member("reason", name(of: reason.reason))
            if let fewerThan = reason.fewerThan {
              json.member("fewer_than", fewerThan)
            } else {
              json.member("n", reason.n)
            }
          }
        }
      }
    }
  }

  private static func write(_ told: Note.Disclosure, to json: inout JSONText) {
    json.member("kind", "disclosure")
    json.member("threshold", told.threshold)
    json.member("primary", told.primary)
    json.member("secondary", told.secondary)
    json.member("unlisted", told.unlisted)
    json.member("rounding", told.rounding)
  }

  private static func write(_ waves: Note.WaveNote, to json: inout JSONText) {
    let names: [String]
    switch waves {
    case .none: return
    case .one(let name): names = [name]
    case .together(let all), .apart(let all): names = all
    }
    json.member("waves") { json in json.array { json in names.forEach { json.string($0) } } }
    if case .together = waves { json.member("waves_together", true) }
  }

  private static func write(_ weight: Note.WeightNote, to json: inout JSONText) {
    switch weight {
    case .unweighted: break
    case .weighted(let name, let effectiveN, let weightedN, let designEffect):
      json.member("weight", name)
      json.member("effective_n", effectiveN)
      json.member("weighted_n", weightedN)
      json.member("design_effect", designEffect)
    case .frequency(let name, let weightedN):
      json.member("frequency_weight", name)
      json.member("weighted_n", weightedN)
    }
  }

  private static func write(_ method: Note.Method, to json: inout JSONText) {
    json.member("kind", "method")
    switch method {
    case .interval(let name, let confidence):
      json.member("interval", name)
      json.member("confidence", confidence)
    case .spearman: json.member("correlation", "spearman")
    case .effectiveCorrelation: json.member("correlation", "effective_base")
    case .quantile(let rule): json.member("quantile", rule)
    }
  }

  private static func write(_ drift: Note.Drift, to json: inout JSONText) {
    json.object { json in
      switch drift {
      case .missing(let reason, let from, let to):
        json.member("missing", reason)
        for wave in [from, to] { json.member(wave.wave, wave.n) }
      case .answerOfOneWave(let answer, let wave):
        json.member("answer", answer)
        json.member("only_in", wave)
      case .codebooks(let drift): write(drift, to: &json)
      }
    }
  }

  private static func write(_ comparisons: Note.Comparisons, to json: inout JSONText) {
    json.member("kind", "comparisons")
    json.member("opponent", comparisons.target.rawValue)
    json.member("mode", comparisons.mode)
    if let means = comparisons.means { json.member("means", means) }
    json.member("adjust", comparisons.adjustment)
    json.member("levels") { json in
      json.array { json in comparisons.levels.forEach { json.number($0) } }
    }
  }

  private static func name(of reason: LackingStatistic.Reason) -> String {
    switch reason {
    case .noNumbers: "no_numbers"
    case .notTenPoints: "not_ten_points"
    case .shortScale: "short_scale"
    case .noOpinion: "no_opinion"
    case .tooManyNumbers: "too_many_numbers"
    }
  }

  private static func write(_ drift: WaveDrift, to json: inout JSONText) {
    let (kind, texts) =
      switch drift.difference {
      case .notAsked(let waves): ("not_asked", waves)
      case .labels(let labels): ("labels", labels)
      case .questions(let questions): ("questions", questions)
      case .answersOfOneWave(let waves): ("answers_of_one_wave", waves.flatMap(\.codes))
      case .changedLabels(let codes): ("changed_labels", codes)
      }
    json.member("difference", kind)
    json.member("of") { json in json.array { json in texts.forEach { json.string($0) } } }
  }

  private static func name(of reason: Note.Reason) -> String {
    switch reason {
    case .missing(let label): label
    case .noWeight: "no weight"
    case .weightZero: "weight 0"
    }
  }

  private static func name(of reason: Note.NoTestReason) -> String {
    switch reason {
    case .weighted: "weighted"
    case .multipleResponse: "multiple_response"
    case .tooFewCategories: "too_few_categories"
    case .tooLarge: "too_large"
    case .noVariance: "no_variance"
    case .hidden: "hidden"
    }
  }
}
