import RiskExpressions
import RiskKernel
import RiskModels
import RiskStore

/// All that is known of a version of a model: what a bank's validation unit asks for, on a page.
struct ModelSheet {
  private let entry: RegistryEntry
  private let versions: [RegistryEntry]
  private let bundle: ModelBundle
  private let importance: ModelImportance
  private var model: CreditModel { bundle.model }
  private var card: ModelCard { bundle.model.card }

  /// Reads a version and what the registry says of it.
  init(of title: ModelTitle, in session: Session) throws {
    bundle = try session.registry.load(title.description)
    versions = try session.registry.versions(of: title.name)
    let own = versions.first { title.version == nil ? $0.isNewest : $0.version == title.version }
    guard let own else { throw StoreFault.unknownVersion(title, of: versions.map(\.version)) }
    entry = own
    importance = try ModelImportance(bundle)
  }

  /// The page, part by part.
  var output: Output {
    var views: [View] = [.line(headline), .table(facts)]
    if !card.metrics.isEmpty { views += [.line(" Performance"), .table(metrics)] }
    views += [.line(" Features")] + FeatureListing.output(model).views
    if !importance.shares.isEmpty { views.append(.chart(importance.chart)) }
    if versions.count > 1 { views += [.line(" Versions"), .table(ModelListing.table(versions))] }
    views += [.line(" Files"), .table(files)]
    return Output(.record(record), views: views)
  }

  private var headline: String {
    let size = model.predictor.size
    let version = versions.count > 1 ? "version \(entry.version) of \(versions.count)" : "version \(entry.version)"
    return "\(entry.title)   \(version), \(entry.stage.rawValue): \(entry.stage.meaning)   \(model.summary), "
      + Words.count(size.count, size.noun)
  }

  // Parts

  private var facts: TableView {
    let lines: [(String, String?)] = [
      ("predicts", prediction), ("target", card.target.isEmpty ? nil : card.target), ("trained on", training),
      ("fingerprint", card.training.fingerprint.isEmpty ? nil : card.training.fingerprint), ("parameters", parameters),
      ("seed", String(card.seed)), ("calibration", calibration), ("made from", card.parent),
      ("made", "\(card.created) with \(programs)"), ("kept", "\(entry.kept) by \(entry.keeper)"),
    ]
    return TableView(
      columns: [TableView.Column("what"), TableView.Column("value")],
      rows: lines.compactMap { name, text in text.map { TableView.Row([.text(name), .text($0)]) } })
  }

  private var prediction: String {
    switch card.measure {
    case nil: "the \(model.kind.wording)"
    case .amount: "the \(model.kind.wording) as an amount: expected loss is PD × LGD"
    case .share: "the \(model.kind.wording) as a share of the exposure: expected loss is PD × LGD × EAD"
    }
  }

  private var training: String {
    let training = card.training
    let rows = "\(Words.count(training.rows, "row")) of \(training.dataset)"
    let mean = training.mean.map { Words.fixed($0 * 100, decimals: 2) + " %" }
    if let bads = training.bads {
      return rows + ", \(Words.grouped(bads)) bad" + (mean.map { " (\($0))" } ?? "")
    }
    return rows + (training.mean.map { ", mean \(Value.number($0).plainText)" } ?? "")
  }

  private var parameters: String? {
    let texts = card.parameters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.value.plainText)" }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  private var calibration: String? {
    card.calibration.map { calibration in
      let tendency = calibration.centralTendency.map { ", to a mean of \(Words.fixed($0 * 100, decimals: 2)) %" } ?? ""
      return "\(calibration.name), from \(Words.count(calibration.rows, "row")) of \(calibration.dataset)\(tendency)"
    }
  }

  private var programs: String {
    card.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  private var metrics: TableView {
    TableView(
      columns: [TableView.Column("metric"), TableView.Column("value", .brief), TableView.Column("on")],
      rows: card.metrics.map { TableView.Row([.text($0.name), .number($0.value), .text($0.sample)]) })
  }

  private var files: TableView {
    TableView(
      columns: [TableView.Column("file"), TableView.Column("size"), TableView.Column("SHA-256")],
      rows: entry.files.map { file in
        TableView.Row([
          .text("models/\(entry.folder)/\(file.name)"), .text(Words.bytes(Int(file.size))),
          .text("\(file.checksum.prefix(16))…"),
        ])
      })
  }

  // The record

  private var record: Record {
    let learned = model.plan.learned.map { ($0.text, $0.value) }
    let parameters = card.parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }
    let registry = ModelListing.record(entry).fields.map { ($0.name, $0.value) }
    return Record(
      named: registry + [
        ("target", .text(card.target)), ("measure", card.measure.map { .text($0.rawValue) } ?? .null),
        ("exposure", card.exposure.map(Value.text) ?? .null), ("dataset", .text(card.training.dataset)),
        ("bads", card.training.bads.map(Value.count) ?? .null), ("mean", .figure(card.training.mean)),
        ("fingerprint", .text(card.training.fingerprint)),
        ("feature_names", .list(model.plan.features.map { .text($0.name) })),
        ("learned", .record(Record(named: learned))), ("parameters", .record(Record(named: parameters))),
        ("metrics", .list(card.metrics.map(\.record))), ("seed", .integer(Int64(clamping: card.seed))),
        ("calibration", calibration.map(Value.text) ?? .null), ("parent", card.parent.map(Value.text) ?? .null),
        (
          "programs", .record(Record(named: card.versions.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }))
        ),
        ("importance", .record(importance.record)),
        ("versions", .list(versions.map { .record(ModelListing.record($0)) })),
        ("files", .record(Record(named: entry.files.map { ($0.name, .text($0.checksum)) }))),
        ("kept", .text(entry.kept)), ("keeper", .text(entry.keeper)),
      ])
  }
}
