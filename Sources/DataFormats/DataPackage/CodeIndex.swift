/// Places of codes in a list, told apart to the byte: `é` in another composition is another code.
struct CodeIndex {
  private let codes: [String]
  /// Used when there are too many codes to look through.
  private let places: [[UInt8]: Int]

  private static let few = 16

  init(_ codes: [String]) {
    self.codes = codes
    var places: [[UInt8]: Int] = [:]
    if codes.count > Self.few {
      for (place, code) in codes.enumerated() { places[Array(code.utf8)] = place }
    }
    self.places = places
  }

  /// The place of a code; nil when it is not in the list.
  func place(of code: String) -> Int? {
    if codes.count > Self.few { return places[Array(code.utf8)] }
    return codes.firstIndex { $0 == code && $0.utf8.elementsEqual(code.utf8) }
  }
}
