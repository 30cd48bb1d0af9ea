package import Codebook

/// What a listing says in its own words, beside text of the data; `Rendering` has them in each language.
package indirect enum ListingPhrase: Sendable, Equatable {
  // MARK: Titles
  case datasets, settings, results, parameters, claims, statements
  /// `role: Role of the respondent`; the name alone where there is no label.
  case named(String, label: String)

  // MARK: Headings
  case variable, label, type, answers, valid, missing, foundIn, code, n, percent, item
  case name, rows, variables, bytesPerRow, file, setting, value, meaning
  case number, dataset, statement, origin, claim, expected, found, base

  // MARK: Cells
  case kind(VariableType)
  case texts(Int)
  case numbers
  /// The code of an empty field.
  case emptyCode
  case moreAnswers(Int)
  case differentNumbers(Int)
  case net(label: String)
  /// A number of two decimals at most.
  case amount(Double)
  /// From 0 to 100.
  case share(percent: Double)
  case place(FoundPlace)
  case askedNow
  case given(isByCommandLine: Bool)
  case settingMeans(ListedSetting)
  case claimFound(ClaimResult)
  case expectation(ClaimExpectation)

  // MARK: Notes
  case extent(rows: ToldCount, unit: LocalizedText, file: String)
  case gridIs(name: String, items: [String])
  case wavesTold(by: String)
  case weightsOffered([String])
  case noteOfFile(String)
  case sourceIs(String)
  case questionIs(String)
  case typeIs(VariableType)
  case gridOf(items: Int)
  case scale([String])
  case nets([String])
  case readAs(String)
  case validOf(Int, rows: Int, unit: LocalizedText)
  case countsByTable(of: String)
  case weightIsOn(String)
  case noWeight(offered: [String])
  case answersByWave([WaveAnswers])
  case howToSet
  case claimsHold(Int, of: Int)
  case respondents(Int, of: Int, unit: LocalizedText)
  case firstShown(Int, of: Int)
  case firstAreShown(Int)
  /// `range` shows all variables.
  case variablesShown(Int, of: Int, range: String)
}

extension ListingPhrase {
  package enum VariableType: Sendable, Equatable, CaseIterable {
    case categorical, ordered, numeric, wholeNumbers, text, multipleResponse
  }

  /// Where a pattern was found.
  package enum FoundPlace: Sendable, Equatable {
    case name, label, question
    case answer(String)
  }

  package struct WaveAnswers: Sendable, Equatable {
    package let wave: String
    package let n: Int

    package init(wave: String, n: Int) {
      self.wave = wave
      self.n = n
    }
  }

  /// What `show settings` explains.
  package enum ListedSetting: Sendable, Equatable, CaseIterable {
    case decimals, percent, total, wording, baseWarn, baseTest, baseHide, empty, language
    case confidence, interval, quantile, mode, adjust, level
    case cells, threads, timing, width, color, palette, pager, disclose
  }
}
