import GRDB

/// What was done, as it is about to be written into the decision log.
///
/// What has parts is text in JSON: the log keeps the very bytes, over which it is chained.
public struct DecisionDraft: Sendable, Equatable {
  /// What kind of entry it is, such as `score`.
  public var kind: String
  /// The command, as it was typed.
  public var command: String
  /// Whom or what it is about: a customer, a dataset.
  public var subject: String
  /// What went in, the models, what came out, and the reasons, in JSON.
  public var inputs, models, outputs, reasons: String
  /// Why, in a person's words; empty where nobody said.
  public var why: String

  /// Describes what was done.
  public init(
    kind: String, command: String, subject: String = "", inputs: String = "{}", models: String = "[]",
    outputs: String = "{}", reasons: String = "[]", why: String = ""
  ) {
    (self.kind, self.command, self.subject, self.why) = (kind, command, subject, why)
    (self.inputs, self.models, self.outputs, self.reasons) = (inputs, models, outputs, reasons)
  }
}

extension DecisionDraft {
  /// The same with a sign in place of zero bytes, at which SQLite's texts end.
  var withoutZeros: DecisionDraft {
    func text(_ text: String) -> String {
      text.utf8.contains(0)
        ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : text
    }
    return DecisionDraft(
      kind: kind, command: text(command), subject: text(subject), inputs: text(inputs), models: text(models),
      outputs: text(outputs), reasons: text(reasons), why: text(why))
  }
}

/// Who writes into the decision log, where, and with which program.
public struct DecisionAuthor: Sendable, Equatable {
  /// The user and the machine.
  public let person, host: String
  /// The program with its version.
  public let program: String

  /// Names an author.
  public init(person: String, host: String, program: String) {
    (self.person, self.host, self.program) = (person, host, program)
  }
}

/// An entry of the decision log.
public struct DecisionEntry: Sendable, Equatable {
  /// Its number: 1, 2, 3 and so on without a gap.
  public let number: Int
  /// When it was written, in UTC to the millisecond: `2026-11-24T16:22:05.123Z`.
  public let time: String
  /// Who wrote it, where, and with which program.
  public let author: DecisionAuthor
  /// What was done.
  public let content: DecisionDraft
  /// The hash of the entry before, of zeros for the first.
  public let previous: String
  /// The SHA-256 over all of this, in hexadecimal digits.
  public let hash: String
}

extension DecisionEntry {
  /// How far the log has come with this entry.
  public var head: DecisionLog.Head { DecisionLog.Head(number: number, hash: hash) }

  /// The names and values of its columns in the order they are kept, hashed and exported.
  var columns: [(name: String, value: String)] {
    [
      ("time", time), ("person", author.person), ("host", author.host), ("program", author.program),
      ("kind", content.kind), ("command", content.command), ("subject", content.subject),
      ("inputs", content.inputs), ("models", content.models), ("outputs", content.outputs),
      ("reasons", content.reasons), ("why", content.why),
    ]
  }

  /// Reads a row; nil where a column holds what this program never writes.
  init?(_ row: Row) {
    func text(_ name: String) -> String? { String.fromDatabaseValue(row[name] as DatabaseValue) }
    guard let number = Int.fromDatabaseValue(row["number"] as DatabaseValue), let time = text("time"),
      let person = text("person"), let host = text("host"), let program = text("program"), let kind = text("kind"),
      let command = text("command"), let subject = text("subject"), let inputs = text("inputs"),
      let models = text("models"), let outputs = text("outputs"), let reasons = text("reasons"),
      let why = text("why"), let previous = text("previous"), let hash = text("hash")
    else { return nil }
    self.init(
      number: number, time: time, author: DecisionAuthor(person: person, host: host, program: program),
      content: DecisionDraft(
        kind: kind, command: command, subject: subject, inputs: inputs, models: models, outputs: outputs,
        reasons: reasons, why: why), previous: previous, hash: hash)
  }
}
