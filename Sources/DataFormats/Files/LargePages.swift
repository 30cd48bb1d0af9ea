private import CHeap
private import Glibc

/// Asks the system for large pages where much memory is about to be filled: it then fetches two
/// megabytes at a time and not four kilobytes.
///
/// The program has to keep its heap (`baro_keep_heap`).
enum LargePages {
  private static let small = 4_096
  private static let large = 2 << 20

  /// Bytes of text from which its columns are worth large pages.
  private static let worthwhile = 4 << 20
  /// The room that is asked for: that of some columns, or of the tables that will be kept.
  private static let room = 64 << 20...128 << 20

  /// Asks for the room in the heap that the columns of so much text may take, and the tables made of them.
  static func askForColumns(ofText size: Int) {
    if size >= worthwhile { baro_widen_heap(min(max(size, room.lowerBound), room.upperBound)) }
  }

  /// Asks for the room that an array has reserved; a system that has none does as it always did.
  static func ask<Element: BitwiseCopyable>(for array: inout [Element]) {
    let size = array.capacity * MemoryLayout<Element>.stride
    guard size >= 2 * large else { return }
    array.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      // SAFETY: whole pages within the room of the array; advice changes no content.
      let first = start.alignedUp(toMultipleOf: small)
      let length = (start + size - first) / small * small
      _ = unsafe madvise(first, length, MADV_HUGEPAGE)
    }
  }
}
