import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskStore

/// Shows what the registry has.
enum ModelListing {
  /// The newest version of every model and the champions, a version a row; the value has every version.
  ///
  /// Below the table stands what cannot be used, with the reasons.
  static func output(_ listing: RegistryListing) -> Output {
    let shown = listing.entries.filter { ($0.isNewest || $0.stage == .champion) && $0.fault == nil }
    let faults = listing.entries.compactMap { entry in entry.fault.map { line(entry.title.description, $0) } }
    let problems = listing.problems.map { line($0.folder, $0.fault) }
    return Output(
      .list(listing.entries.map { .record(record($0)) }),
      views: [.table(table(shown, of: listing))] + faults + problems)
  }

  /// Versions as a table.
  static func table(_ entries: [RegistryEntry], note: String? = nil) -> TableView {
    let titles = ["name", "version", "kind", "learner", "stage", "metric", "rows", "features", "created"]
    let rows = entries.map { entry in
      TableView.Row([
        .text(entry.title.description), .count(entry.version), .text(entry.kind.rawValue), .text(entry.learner),
        .text(entry.stage.rawValue), entry.metric.map { .text(wording($0)) } ?? .null, .count(entry.rows),
        .count(entry.features), .text(String(entry.created.prefix(10))),
      ])
    }
    // Where no model has a metric, its column says nothing.
    let kept = titles.indices.filter { place in titles[place] != "metric" || entries.contains { $0.metric != nil } }
    return TableView(
      columns: kept.map { TableView.Column(titles[$0]) },
      rows: rows.map { row in TableView.Row(kept.map { row.values[$0] }) }, note: note)
  }

  /// A version with all the registry knows of it.
  static func record(_ entry: RegistryEntry) -> Record {
    Record(named: [
      ("name", .text(entry.name)), ("version", .count(entry.version)), ("title", .text(entry.title.description)),
      ("kind", .text(entry.kind.rawValue)), ("learner", .text(entry.learner)), ("stage", .text(entry.stage.rawValue)),
      ("metric", entry.metric.map { .text($0.name) } ?? .null), ("value", .figure(entry.metric?.value)),
      ("rows", .count(entry.rows)), ("features", .count(entry.features)), ("created", .text(entry.created)),
      ("state", .text(entry.state)),
    ])
  }

  /// A metric as a list shows it: `AUC 0.8690`.
  static func wording(_ metric: (name: String, value: Double)) -> String {
    "\(metric.name) \(Words.fixed(metric.value, decimals: abs(metric.value) < 10 ? 4 : 1))"
  }

  private static func table(_ shown: [RegistryEntry], of listing: RegistryListing) -> TableView {
    guard !listing.entries.isEmpty || !listing.problems.isEmpty else {
      return table([], note: "none yet; 'help train' says how to make one")
    }
    let hidden = listing.entries.filter { !$0.isNewest && $0.stage != .champion }
    guard let model = hidden.first?.name else { return table(shown) }
    let count = Words.count(hidden.count, "earlier version")
    return table(shown, note: "…\(count) not shown   (model show \(ModelTitle(model).typed))")
  }

  private static func line(_ name: String, _ fault: any Error) -> View {
    let reason = (fault as? any Fault)?.message ?? (fault as? Diagnostic)?.fault.message ?? "\(fault)"
    return .line(" \(name) cannot be used: \(reason)")
  }
}

extension RegistryEntry {
  /// Whether it can be used, in a word.
  var state: String {
    switch fault {
    case nil: "kept"
    case .missingFolder, .missingFile: "missing"
    default: "changed"
    }
  }
}
