extension Value {
  /// The rows it stands for: a table's, or those of a list of records, such as what `models` gives.
  public var rows: (any Table)? {
    switch self {
    case .table(let table): return table
    case .list(let items):
      let records = items.compactMap { if case .record(let record) = $0 { record } else { nil } }
      return records.isEmpty || records.count < items.count ? nil : Value.table(of: records)
    default: return nil
    }
  }

  /// Records as rows, a column a field; where the values of a field are of no one type, they become text.
  private static func table(of records: [Record]) -> MemoryTable {
    var names: [String] = []
    for name in records.flatMap({ $0.fields.map(\.name) }) where !names.contains(name) { names.append(name) }
    let types = names.map { name in type(of: records.map { $0[name] ?? .null }) }
    let rows = records.map { record in
      zip(names, types).map { name, type in (record[name] ?? .null).asCell(of: type) }
    }
    return MemoryTable(Schema(zip(names, types).map { Schema.Column($0, $1) }), rows)
  }

  private static func type(of values: [Value]) -> ScalarType {
    var type = ScalarType.null
    for value in values {
      guard let joined = value.scalarType.flatMap(type.unified) else { return .text }
      type = joined
    }
    return type == .null ? .number : type
  }

  private func asCell(of type: ScalarType) -> Value {
    guard type == .text else { return widened(to: type) }
    if case .text = self { return self }
    return isNull ? .null : .text(plainText)
  }
}
