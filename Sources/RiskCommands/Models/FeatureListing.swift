import RiskExpressions
import RiskKernel
import RiskModels

/// Shows feature sets.
enum FeatureListing {
  /// A set as a table: a feature a row.
  static func output(_ set: FeatureSet) -> Output {
    let rows = set.features.map { ($0.name, $0, Optional<String>.none) }
    return output(rows, tables: set.tables)
  }

  /// The features of a model with what each learned.
  static func output(_ model: CreditModel) -> Output {
    let rows = model.plan.features.enumerated().map { place, feature in
      let learned = model.plan.constants(ofFeature: place).map { "\($0.text) = \($0.value.plainText)" }
      return (feature.name, feature.definition, learned.isEmpty ? nil : learned.joined(separator: ", "))
    }
    let output = output(rows, tables: model.plan.set.tables)
    let levels = model.plan.learned.dropFirst(model.plan.constants.count).map { text, value in
      View.line(" \(text) learned \(value.plainText)")
    }
    return Output(output.value, views: output.views + levels)
  }

  private static func output(
    _ features: [(name: String, definition: FeatureDefinition, learned: String?)], tables: [ChildTable]
  ) -> Output {
    let titles = ["feature", "expression", "label", "unit", "range", "description", "learned"]
    let rows = features.map { name, feature, learned -> [Value] in
      [
        .text(name), .text(line(feature.expression.span.text)), feature.label.map(Value.text) ?? .null,
        feature.unit.map(Value.text) ?? .null, feature.range.map { .text($0.description) } ?? .null,
        feature.documentation.map(Value.text) ?? .null, learned.map(Value.text) ?? .null,
      ]
    }
    let records = rows.map { Value.record(Record(zip(titles, $0).map { Record.Field($0, $1) })) }
    // What no feature has takes no room on the screen.
    let shown = titles.indices.filter { place in place < 2 || rows.contains { !$0[place].isNull } }
    let view = TableView(
      columns: shown.map { TableView.Column(titles[$0]) },
      rows: rows.map { row in TableView.Row(shown.map { row[$0] }) },
      note: tables.isEmpty ? nil : tables.map(wording).joined(separator: "; "))
    return Output(.list(records), views: [.table(view)])
  }

  /// A text on one line.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).enumerated()
      .map { place, part in place == 0 ? String(part) : String(part.drop { $0 == " " || $0 == "\t" }) }
      .joined(separator: " ")
  }

  /// A child table as it is declared.
  private static func wording(_ table: ChildTable) -> String {
    let keys = table.keys.map { key in
      key.parent.text == key.child.text ? key.child.text : "\(key.parent.text) = \(key.child.text)"
    }
    let parent = table.parent.map { " from \($0.text)" } ?? ""
    return "table \(table.name.text) on \(keys.joined(separator: ", "))\(parent)"
  }
}
