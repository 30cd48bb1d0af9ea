/// Places of codes in a list; `é` in another composition is the same code.
struct CodeIndex {
  private let codes: [String]
  /// Used when there are too many codes to look through.
  private let places: [String: Int]

  private static let few = 16

  init(_ codes: [String]) {
    self.codes = codes
    var places: [String: Int] = [:]
    if codes.count > Self.few {
      for (place, code) in codes.enumerated() { places[code] = place }
    }
    self.places = places
  }

  /// The place of a code; nil when it is not in the list.
  func place(of code: String) -> Int? {
    codes.count > Self.few ? places[code] : codes.firstIndex(of: code)
  }
}
