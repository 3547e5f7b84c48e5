import RiskDiagnostics
public import RiskExpressions

/// What `set` changes.
public struct Settings: Sendable {
  /// Where randomness starts from.
  public var seed: UInt64 = 42
  /// How many threads engines may use; zero stands for all cores.
  public var threads = 0
  /// How much memory data may take, in bytes; nil leaves it to the engine.
  public var memory: Int?
  /// How many significant digits numbers are shown with.
  public var digits = 6
  /// How many rows of a table are shown.
  public var rows = 20
  /// How results are written.
  public var format = OutputFormatName.table
  /// How many columns a line may have; zero stands for the terminal's, and for no limit in a file.
  public var width = 0
  /// Which characters charts are drawn with.
  public var charts = ChartCharacters.auto
  /// Whether output longer than the screen goes through a pager.
  public var pager = PagerUse.auto

  /// How often a loop may go round.
  public var loopLimit = 100_000_000

  /// The settings of a new session.
  public init() {}

  /// The settings' declarations, in the order help lists them.
  public static let all: [Setting] = [
    Setting(
      "seed", "Where randomness starts from; the same seed gives the same numbers.", .whole(0...4_294_967_295),
      get: { .integer(Int64($0.seed)) }, put: { $0.seed = UInt64($1.whole) }),
    Setting(
      "threads", "How many threads engines may use; 0 stands for all cores.", .whole(0...1024),
      get: { .integer(Int64($0.threads)) }, put: { $0.threads = Int($1.whole) }),
    Setting(
      "memory", "How much memory data may take, such as 4GB; what does not fit goes to disk.",
      .size(100_000_000...1_000_000_000_000_000), get: { $0.memory.map { .integer(Int64($0)) } ?? .text("auto") },
      put: { settings, value in settings.memory = if case .integer(let bytes) = value { Int(bytes) } else { nil } }),
    Setting(
      "digits", "How many significant digits numbers are shown with.", .whole(1...17),
      get: { .integer(Int64($0.digits)) }, put: { $0.digits = Int($1.whole) }),
    Setting(
      "rows", "How many rows of a table are shown.", .whole(1...1_000_000),
      get: { .integer(Int64($0.rows)) }, put: { $0.rows = Int($1.whole) }),
    Setting(
      "format", "How results are written.", .word(OutputFormatName.allCases.map(\.rawValue)),
      get: { .text($0.format.rawValue) }, put: { $0.format = OutputFormatName(rawValue: $1.plainText) ?? $0.format }),
    Setting(
      "width", "How many columns a line may have; 0 stands for the terminal's, and for no limit in a file.",
      .whole(0...100_000), get: { .integer(Int64($0.width)) }, put: { $0.width = Int($1.whole) }),
    Setting(
      "charts", "Which characters charts are drawn with; auto takes ascii where a terminal shows no others.",
      .word(ChartCharacters.allCases.map(\.rawValue)),
      get: { .text($0.charts.rawValue) }, put: { $0.charts = ChartCharacters(rawValue: $1.plainText) ?? $0.charts }),
    Setting(
      "loop_limit", "How often a loop may go round before it counts as endless.", .whole(1...1_000_000_000_000),
      get: { .integer(Int64($0.loopLimit)) }, put: { $0.loopLimit = Int($1.whole) }),
    Setting(
      "pager", "Whether output longer than the screen goes through a pager, at the prompt.",
      .word(PagerUse.allCases.map(\.rawValue)), get: { .text($0.pager.rawValue) },
      put: { $0.pager = PagerUse(rawValue: $1.plainText) ?? $0.pager }),
  ]

  /// Changes a setting by its name.
  public mutating func set(_ name: String, to value: Value) throws(KernelFault) {
    guard let setting = Settings.all.first(where: { $0.name == name }) else {
      throw .unknownSetting(name, near: Suggestion.nearest(to: name, among: Settings.all.map(\.name)))
    }
    try setting.check(value)
    setting.put(&self, value)
  }
}

/// The formats results are written in.
public enum OutputFormatName: String, Sendable, CaseIterable {
  case table, json, csv, markdown, html
}

/// The characters charts are drawn with.
public enum ChartCharacters: String, Sendable, CaseIterable {
  case auto, unicode, ascii
}

/// When a pager shows what is longer than the screen.
public enum PagerUse: String, Sendable, CaseIterable {
  case auto, off
}

/// A setting, declared once.
public struct Setting: Sendable {
  /// What `set` calls it.
  public let name: String
  /// What it does, in one sentence.
  public let summary: String
  /// What it can be.
  public let domain: Domain
  /// Reads it.
  public let get: @Sendable (Settings) -> Value
  let put: @Sendable (inout Settings, Value) -> Void

  init(
    _ name: String, _ summary: String, _ domain: Domain, get: @escaping @Sendable (Settings) -> Value,
    put: @escaping @Sendable (inout Settings, Value) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.domain = domain
    self.get = get
    self.put = put
  }

  /// What a setting can be.
  public enum Domain: Sendable {
    case whole(ClosedRange<Int64>)
    case word([String])
    /// A number of bytes, or the word `auto`.
    case size(ClosedRange<Int64>)

    /// The domain in words.
    public var wording: String {
      switch self {
      case .whole(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound)"
      case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
      case .size: "a size such as 500MB, 4GB or 1TB, from 100MB on, or auto"
      case .word(let words): "one of \(words.joined(separator: ", "))"
      }
    }
  }

  /// Faults where the setting cannot have a value.
  func check(_ value: Value) throws(KernelFault) {
    switch (domain, value) {
    case (.whole(let range), .integer(let whole)) where range.contains(whole): return
    case (.word(let words), .text(let word)) where words.contains(word): return
    case (.size(let range), .integer(let whole)) where range.contains(whole): return
    case (.size, .text("auto")): return
    default: throw .outOfRange("'\(name)'", range: domain.wording)
    }
  }
}

extension Value {
  /// The value as an integer; the settings' check has made sure that it is one.
  fileprivate var whole: Int64 {
    if case .integer(let value) = self { value } else { 0 }
  }
}
