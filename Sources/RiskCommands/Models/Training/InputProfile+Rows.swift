import RiskData
import RiskExpressions
import RiskModels

extension InputProfile {
  /// What rows hold of each column that features read.
  static func all(of columns: Schema, in relation: Relation) throws -> [InputProfile] {
    let present = columns.columns.compactMap { relation.schema[$0.name] }
    let extents = try relation.extents(of: present, quantiles: [0.01, 0.05, 0.5, 0.95, 0.99])
    let numbers = Dictionary(extents.map { ($0.column.name, $0) }, uniquingKeysWith: { first, _ in first })
    return try present.map { column in
      if let extent = numbers[column.name] {
        return InputProfile(
          name: column.name, low: extent.low, high: extent.high, quantiles: extent.quantiles, isWhole: extent.isWhole)
      }
      let levels = try RowExpression.column(column.name, in: relation.schema).map {
        try relation.levels(of: $0, limit: levelLimit + 2)
      }
      let texts = (levels ?? []).compactMap { level in if case .text(let text) = level.value { text } else { nil } }
      return InputProfile(
        name: column.name, low: nil, high: nil, quantiles: nil, isWhole: false,
        levels: texts.count > levelLimit ? nil : texts)
    }
  }
}
