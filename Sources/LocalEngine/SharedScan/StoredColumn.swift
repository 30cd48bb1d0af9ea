internal import Codebook
import Microdata
import QueryPlan

/// A column as a pass reads it.
enum StoredColumn: Sendable {
  case codes(CodeStorage)
  /// One item of a multiple-response set: a bit of the choices of eight.
  case choice(StoredRows<UInt8>, bit: UInt8)

  var byteCount: Int {
    switch self {
    case .codes(let codes): codes.byteCount
    case .choice(let choices, _): choices.byteCount
    }
  }
}

extension ColumnAccess {
  /// A column for passes; what is not stored is made first.
  func stored(_ key: ColumnKey) throws -> StoredColumn {
    switch key {
    case .axis(let source): return try stored(source)
    case .packedItems(let name, let group):
      guard case .multiple(let multiple)? = dataset.column(name)?.values else {
        preconditionFailure("items that are packed are those of a set")
      }
      return .codes(.bytes(multiple.chosenItems[group]))
    }
  }

  private func stored(_ source: AxisSource) throws -> StoredColumn {
    guard case .item(let name, let index) = source,
      case .multiple(let multiple)? = dataset.column(name)?.values
    else { return .codes(try codes(source).codes) }
    let (group, bit) = index.quotientAndRemainder(dividingBy: MultipleColumn.itemsPerByte)
    return .choice(multiple.chosenItems[group], bit: UInt8(bit))
  }
}
