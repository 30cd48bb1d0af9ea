/// A file that is mapped into memory until nobody uses it any more.
package final class MappedBytes: @unchecked Sendable {
  // SAFETY: the memory is read only, and released once, when the last reference is gone.
  let start: UnsafeRawPointer
  package let count: Int
  private let release: @Sendable (UnsafeRawPointer, Int) -> Void

  /// - Parameters:
  ///   - start: the first byte, aligned to a page.
  ///   - count: bytes that can be read until `release` is called.
  ///   - release: gives the memory back.
  package init(
    start: UnsafeRawPointer, count: Int,
    release: @escaping @Sendable (UnsafeRawPointer, Int) -> Void
  ) {
    unsafe self.start = start
    self.count = count
    self.release = release
  }

  deinit { release(start, count) }

  /// All bytes.
  package func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(self) {
      // SAFETY: `count` bytes can be read while this object lives.
      try body(unsafe RawSpan(_unsafeStart: start, byteCount: count))
    }
  }
}
