public import RiskDiagnostics

/// What can be wrong with what an explanation was asked for.
public enum ExplainFault: Fault, Equatable {
  case nobody
  case oneCustomer
  case rowsTwice
  case notForQuery
  case scaleOfPD
  case onlyForRows(String)
  case onlyForCustomers(String)
  case unknownFeature(String, near: String?, known: [String])
  case nothingKnown(figure: String)
  case noReasons
  case emptyReasons
  case notAReason
  case reasonIncomplete
  case reasonClause(String)
  case reasonWithoutFeature(String)
  case notADirection
  case directionsDiffer(String)
  case reasonTwice(String)
  case featureTwice(String, reason: String)

  public var code: String {
    switch self {
    case .nobody, .oneCustomer, .notForQuery, .scaleOfPD, .onlyForRows, .onlyForCustomers: "wrong-explanation"
    case .rowsTwice: "rows-twice"
    case .unknownFeature: "unknown-player"
    case .nothingKnown: "unknown-figure"
    case .noReasons, .emptyReasons: "no-reasons"
    case .notAReason, .reasonIncomplete, .reasonWithoutFeature, .notADirection, .directionsDiffer: "not-a-reason"
    case .reasonClause: "unknown-clause"
    case .reasonTwice, .featureTwice: "reason-twice"
    }
  }

  public var message: String {
    switch self {
    case .nobody: "'explain' needs a customer, a record of inputs or a dataset"
    case .oneCustomer: "one customer is explained at a time"
    case .rowsTwice: "'explain' has rows in front of the '|' and somebody behind it"
    case .notForQuery: "a query is shown as it is"
    case .scaleOfPD: "only a PD has a scale: probability or margin"
    case .onlyForRows(let option): "'\(option)' is for datasets, and this is a customer"
    case .onlyForCustomers(let word): "'\(word)' is for customers, and this is a dataset"
    case .unknownFeature(let name, _, _): "no model of the figure depends on a feature '\(name)'"
    case .nothingKnown(let figure): "the \(figure) of none of the rows is known"
    case .noReasons: "there is no table of reasons yet"
    case .emptyReasons: "the dataset has no rows, and so no reasons"
    case .notAReason: "a reason is a code, a text in quotes, and from with the features it stands for"
    case .reasonIncomplete: "a row of the reasons lacks its code or its feature"
    case .reasonClause(let word): "a reason has no clause '\(word)'"
    case .reasonWithoutFeature(let code): "the reason '\(code)' stands for no feature"
    case .notADirection: "the direction of a reason is up or down"
    case .directionsDiffer(let code): "the rows of the reason '\(code)' have different directions"
    case .reasonTwice(let code): "the code '\(code)' comes twice"
    case .featureTwice(let feature, let code): "'\(feature)' has another reason already than '\(code)'"
    }
  }

  public var hint: String? {
    switch self {
    case .nobody: "for instance: explain good by pd"
    case .oneCustomer: "to compare two: explain bad against good"
    case .rowsTwice: "leave one of them out"
    case .notForQuery: "leave it out: explain query portfolio | take 3"
    case .scaleOfPD: "leave the scale out, or explain by pd"
    case .onlyForRows: "leave it out, or explain a dataset: explain portfolio"
    case .onlyForCustomers: "leave it out, or explain a customer: explain good"
    case .unknownFeature(_, let near?, _): "did you mean '\(near)'?"
    case .unknownFeature(_, nil, let known): "its features are \(Words.list(known))"
    case .nothingKnown: "give the rows the inputs that its models need"
    case .noReasons: "write one: reasons { R01 \"Use too high\" from util }"
    case .emptyReasons: "its columns are code, text and feature"
    case .notAReason, .reasonWithoutFeature: "for instance: R01 \"Late payments\" from num_90, num_60_89"
    case .reasonIncomplete: "its columns are code, text and feature, and perhaps direction"
    case .reasonClause: "its clauses are from and when"
    case .notADirection: "for instance: R09 \"Long without arrears\" from age when down"
    case .directionsDiffer: "give the other direction a code of its own"
    case .reasonTwice: "name all its features in one line: R01 \"Late payments\" from num_90, num_60_89"
    case .featureTwice: "name it in one reason, or in one for up and one for down"
    }
  }

  public var status: ExitStatus {
    switch self {
    case .unknownFeature, .nothingKnown, .noReasons, .emptyReasons, .reasonIncomplete, .directionsDiffer: .failed
    default: .misused
    }
  }
}
