/// What is wrong in a decision log.
public enum DecisionProblem: Sendable, Equatable {
  /// What an entry says is not what it was hashed over.
  case changed(Int)
  /// An entry was chained to another one than stands before it.
  case unchained(Int)
  /// Entries are not there.
  case missing(ClosedRange<Int>)
  /// Entries at the end are not there.
  case cutOff(ClosedRange<Int>)
  /// Entries stand behind the one that was noted as the last.
  case beyond(ClosedRange<Int>)
  /// The last entry is not the one that was noted as the last.
  case otherEnd(Int)
  /// The note of the last entry is gone.
  case noHead
  /// Tables or the triggers that keep them are not those that were made.
  case layout([String])
  /// No entry has the hash that somebody noted down.
  case notedHead(String)

  /// The problem in words.
  public var text: String {
    switch self {
    case .changed(let number): "entry \(number) was changed"
    case .unchained(let number):
      "entry \(number) was chained to another entry \(number - 1) than the one that is there"
    case .missing(let range): "\(Self.entries(range)) missing"
    case .cutOff(let range): "\(Self.entries(range)) missing at the end"
    case .beyond(let range): "\(Self.entries(range)) behind the one that was noted as the last"
    case .otherEnd(let number): "entry \(number), the last, is not the one that was noted as the last"
    case .noHead: "the note of the last entry is gone"
    case .layout(let names): "tables or triggers were changed: \(names.joined(separator: ", "))"
    case .notedHead(let hash): "no entry has the hash \(hash): the log was cut, written anew or replaced by another"
    }
  }

  private static func entries(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "entry \(range.lowerBound) is" : "entries \(range.lowerBound) to \(range.upperBound) are"
  }
}
