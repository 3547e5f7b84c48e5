import RiskDiagnostics

/// What can be wrong with what is asked of the decision log.
enum DecisionFault: Fault, Equatable {
  /// A note needs the log.
  case off
  /// There is nothing in this session to say a why of.
  case nothingToNote
  case noSuchEntry(Int, last: Int)
  /// The log was changed behind the program's back.
  case tampered([String], count: Int)
  case overItself(String)

  var code: String {
    switch self {
    case .off: "log-off"
    case .nothingToNote: "nothing-to-note"
    case .noSuchEntry: "no-such-entry"
    case .tampered: "broken-log"
    case .overItself: "log-over-itself"
    }
  }

  var message: String {
    switch self {
    case .off: "the decision log is off, and a note is written into it"
    case .nothingToNote: "nothing was decided in this session since the log is on"
    case .noSuchEntry(let number, last: 0): "there is no entry \(number): nothing was written down yet"
    case .noSuchEntry(let number, let last): "there is no entry \(number); the last one is \(last)"
    case .tampered(let problems, let count):
      "the decision log is not as it was written: " + problems.joined(separator: "; ")
        + (count > problems.count ? "; and \(Words.count(count - problems.count, "problem")) more" : "")
    case .overItself(let path): "'\(path)' is the decision log itself"
    }
  }

  var hint: String? {
    switch self {
    case .off: "switch it on: log on"
    case .nothingToNote: "name the entry: note \"…\" with entry = 12"
    case .noSuchEntry: "list them: log show"
    case .tampered: "keep the file as it is for whoever looks into it; 'log export' writes what is there"
    case .overItself: "name another file: log export \"decisions.csv\""
    }
  }
}
