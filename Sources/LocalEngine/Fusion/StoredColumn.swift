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
  func stored(_ source: AxisSource) throws -> StoredColumn {
    guard case .item(let name, let index) = source,
      case .multiple(let multiple)? = dataset[name]?.values
    else { return .codes(try codes(source).codes) }
    let (group, bit) = index.quotientAndRemainder(dividingBy: MultipleResponse.itemsPerByte)
    return .choice(multiple.choices[group], bit: UInt8(bit))
  }
}
