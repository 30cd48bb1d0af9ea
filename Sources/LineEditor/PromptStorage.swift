/// Memory of the prompt that libedit reads at each drawing.
final class PromptStorage {
  private(set) var text: UnsafeMutablePointer<Int32>
  /// A prompt without characters.
  let empty: UnsafeMutablePointer<Int32>

  /// Storage of an empty prompt.
  init() {
    text = Self.copy(["\0"])
    empty = Self.copy(["\0"])
  }

  deinit {
    text.deallocate()
    empty.deallocate()
  }

  /// Puts another prompt there; pointers to the earlier one end.
  func set(_ prompt: PromptText) {
    text.deallocate()
    text = Self.copy(prompt.scalars)
  }

  private static func copy(_ scalars: [Unicode.Scalar]) -> UnsafeMutablePointer<Int32> {
    let memory = UnsafeMutablePointer<Int32>.allocate(capacity: scalars.count)
    for (place, scalar) in scalars.enumerated() {
      (memory + place).initialize(to: Int32(scalar.value))
    }
    return memory
  }
}
