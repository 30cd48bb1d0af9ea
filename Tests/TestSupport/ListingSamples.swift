import Codebook
package import ResultTables

/// A phrase of every kind that listings have, with counts of a number of things and names that are no
/// words.
///
/// Each case names the next: a switch without a default, so that the compiler tells of a phrase that has
/// no sample.
package struct ListingSamples {
  private let n: Int

  /// - Parameter n: what is counted in them.
  package init(counting n: Int) { self.n = n }

  package var all: [ListingPhrase] {
    Array(sequence(first: ListingPhrase.datasets, next: next))
      + ListingPhrase.VariableType.allCases.map(ListingPhrase.kind)
      + ListingPhrase.ListedSetting.allCases.map(ListingPhrase.settingMeans)
      + [.name, .label, .question, .answer("v1")].map(ListingPhrase.place)
  }

  private func next(_ phrase: ListingPhrase) -> ListingPhrase? {
    switch phrase {
    case .datasets: .settings
    case .settings: .results
    case .results: .parameters
    case .parameters: .claims
    case .claims: .statements
    case .statements: .named("v1", label: "v2")
    case .named: .variable
    case .variable: .label
    case .label: .type
    case .type: .answers
    case .answers: .valid
    case .valid: .missing
    case .missing: .foundIn
    case .foundIn: .code
    case .code: .n
    case .n: .percent
    case .percent: .item
    case .item: .name
    case .name: .rows
    case .rows: .variables
    case .variables: .bytesPerRow
    case .bytesPerRow: .file
    case .file: .setting
    case .setting: .value
    case .value: .meaning
    case .meaning: .number
    case .number: .dataset
    case .dataset: .statement
    case .statement: .origin
    case .origin: .claim
    case .claim: .expected
    case .expected: .found
    case .found: .base
    case .base: .kind(.text)
    case .kind: .texts(n)
    case .texts: .numbers
    case .numbers: .emptyCode
    case .emptyCode: .moreAnswers(n)
    case .moreAnswers: .differentNumbers(n)
    case .differentNumbers: .net(label: "v1")
    case .net: .amount(7.25)
    case .amount: .share(percent: 12.5)
    case .share: .place(.name)
    case .place: .askedNow
    case .askedNow: .given(isByCommandLine: true)
    case .given(isByCommandLine: true): .given(isByCommandLine: false)
    case .given: .settingMeans(.decimals)
    case .settingMeans: .claimFound(Self.claim)
    case .claimFound: .expectation(Self.claim.expectation)
    case .expectation: .extent(rows: .exactly(n), unit: .respondents, file: "v1")
    case .extent: .gridIs(name: "v1", items: ["v2", "v3"])
    case .gridIs: .wavesTold(by: "v1")
    case .wavesTold: .weightsOffered(["v1"])
    case .weightsOffered: .noteOfFile("v1")
    case .noteOfFile: .sourceIs("v1")
    case .sourceIs: .questionIs("v1")
    case .questionIs: .typeIs(.ordered)
    case .typeIs: .gridOf(items: n)
    case .gridOf: .scale(["v1"])
    case .scale: .nets(["v1"])
    case .nets: .readAs("v1")
    case .readAs: .validOf(n, rows: n, unit: .respondents)
    case .validOf: .countsByTable(of: "v1")
    case .countsByTable: .weightIsOn("v1")
    case .weightIsOn: .noWeight(offered: ["v1"])
    case .noWeight: .answersByWave([.init(wave: "v1", n: n)])
    case .answersByWave: .howToSet
    case .howToSet: .claimsHold(n, of: n)
    case .claimsHold: .respondents(n, of: n, unit: .respondents)
    case .respondents: .firstShown(max(n, 1), of: 40)
    case .firstShown: .firstAreShown(max(n, 1))
    case .firstAreShown: .variablesShown(n, of: 40, range: "v1..v2")
    case .variablesShown: nil
    }
  }

  private static let claim = ClaimResult(
    text: "v1", measure: "v2",
    expectation: ClaimExpectation(
      written: "is 15.5 % within 1 pt significant", relation: .equals,
      value: .init(value: 15.5, decimals: 1), unit: .percent,
      distance: .init(value: 1, decimals: 0), isSignificant: true),
    holds: true, found: 15.6, interval: nil, confidence: 0.95,
    base: Base(n: 10, weightedN: 10, effectiveN: 10), filter: "", weight: "", place: "")
}
