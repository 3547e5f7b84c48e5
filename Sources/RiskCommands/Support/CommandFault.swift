public import RiskDiagnostics
import RiskExpressions
public import RiskModels

/// What can be wrong with what a command was asked to do.
public enum CommandFault: Fault {
  case notACondition(found: String)
  case notASortKey
  case constantSortKey
  case noColumnsLeft
  case notARename
  case renamedTwice(String)
  case notAKey
  case comparedKey
  case notToBin(found: String)
  case binnedTwice
  case badShare(String)
  case sharesAboveOne
  case emptyPart(String)
  case tooManyParts
  case partTwice(String)
  case changeTwice(String)
  case targetMissing(String, count: Int)
  case targetNotBinary(String, type: String)
  case targetConstant(String, value: String)
  /// Such a model predicts a target, and none is named.
  case noTarget(ModelKind)
  /// Such a model predicts no target, and one is named.
  case needlessTarget(ModelKind)
  case targetAbsent(String, model: String)
  case inputAbsent(String, model: String, near: String?)
  case noRows(String)
  case targetAmongFeatures(target: String, feature: String)
  case noModel(kind: String, available: [String])
  case measureUnclear
  case cutsWithoutOrder
  case orderOrStrata
  case notOrdered(String)
  case shareAndCut(String)
  case cutsDiffer(parts: Int, cuts: Int)
  case targetNotNumber(String, type: String)
  case bothDirections(String)
  case notADefaultModel(String)
  /// A model of segments or anomalies, which learned no target.
  case nothingToCompare(String, kind: String)
  case calibrateHow
  case predictionsMissing(String, count: Int)
  case twoOfAKind(String, String, kind: String)
  case exposureAbsent(String, lgd: String, near: String?)
  case notARecord(found: String)
  case customerOrRecord
  case assignmentExpected
  case noSuchField(String, near: String?)
  case notSingle(String, found: String)
  case nothingToShow(String, isVariable: Bool)
  case noHelp(String, near: String?)
  case plotShape(PlotKind)
  case plotWhat
  case plotTwoTables
  case describeTarget
  case describeTwoTables(String?)
  case plotText(String, PlotKind)
  case plotHeight(String, found: String)
  case nothingToPlot(String)
  case chartFile(String)
  case onlyAtThePrompt(String)
  case notAScript(String)
  case nameTwice(String)
  case simulatedNames(Int)
  case tooManyFiles(limit: Int)

  public var code: String {
    switch self {
    case .notACondition: "not-a-condition"
    case .notASortKey, .constantSortKey: "not-a-sort-key"
    case .noColumnsLeft: "no-columns"
    case .notARename: "not-a-rename"
    case .renamedTwice: "given-twice"
    case .notAKey, .comparedKey: "not-a-key"
    case .notToBin, .binnedTwice: "wrong-bin"
    case .badShare, .sharesAboveOne, .tooManyParts: "bad-split"
    case .partTwice, .nameTwice: "duplicate-name"
    case .changeTwice: "given-twice"
    case .emptyPart: "empty-part"
    case .targetMissing: "missing-target"
    case .targetNotBinary: "non-binary-target"
    case .targetConstant: "constant-target"
    case .noTarget, .needlessTarget: "training-target"
    case .targetAbsent, .inputAbsent: "unknown-column"
    case .noRows: "no-rows"
    case .targetAmongFeatures: "leaking-feature"
    case .noModel: "no-model"
    case .twoOfAKind: "two-of-a-kind"
    case .measureUnclear: "measure-unclear"
    case .cutsWithoutOrder, .orderOrStrata, .notOrdered, .shareAndCut, .cutsDiffer: "wrong-cut"
    case .targetNotNumber: "text-target"
    case .bothDirections: "both-directions"
    case .notADefaultModel, .nothingToCompare: "wrong-kind-of-model"
    case .calibrateHow: "calibrate-how"
    case .predictionsMissing: "predictions-missing"
    case .exposureAbsent: "exposure-absent"
    case .notARecord, .customerOrRecord, .assignmentExpected: "not-a-customer"
    case .noSuchField: "unknown-input"
    case .notSingle: "wrong-input"
    case .nothingToShow: "nothing-to-show"
    case .noHelp: "no-help"
    case .plotShape, .plotWhat, .plotTwoTables: "wrong-plot"
    case .describeTarget, .describeTwoTables: "wrong-description"
    case .plotText, .plotHeight: "not-drawable"
    case .nothingToPlot: "nothing-to-plot"
    case .chartFile: "unknown-chart-file"
    case .onlyAtThePrompt: "only-at-the-prompt"
    case .notAScript: "not-a-script"
    case .simulatedNames, .tooManyFiles: "wrong-simulation"
    }
  }

  public var message: String {
    switch self {
    case .notACondition(let found): "a condition is needed here, and this is \(found)"
    case .constantSortKey: "the key is the same for every row"
    case .notASortKey: "a sort key is an expression with asc or desc behind it, or nothing"
    case .noColumnsLeft: "no column would be left"
    case .notARename: "a column is renamed as new = old"
    case .renamedTwice(let name): "'\(name)' gets two names"
    case .notAKey: "a key is a column of both sides, or column = other_column"
    case .comparedKey: "only the last key of an asof join is compared by something else than ="
    case .notToBin(let found): "numbers go into bins, and this is \(found)"
    case .binnedTwice: "bins are told by one of 'into', 'every' and 'at'"
    case .badShare(let name): "the part '\(name)' needs a share between 0% and 100%"
    case .sharesAboveOne: "the shares of the parts come to more than 100%"
    case .emptyPart(let name): "the part '\(name)' would get no rows"
    case .partTwice(let name): "two parts are called '\(name)'"
    case .changeTwice(let name): "the input '\(name)' is changed twice"
    case .tooManyParts: "a dataset is split into at most 100 parts"
    case .targetMissing(let name, let count): "the target '\(name)' is missing in \(count) row\(count == 1 ? "" : "s")"
    case .targetNotBinary(let name, let type):
      "the target '\(name)' is \(type), and must be 1 for a default and 0 for none"
    case .targetConstant(let name, let value): "the target '\(name)' is \(value) in every row"
    case .noTarget(let kind): "a model of the \(kind.wording) learns a target, and none is named"
    case .needlessTarget(let kind): "'train \(kind.rawValue)' learns from the features alone, without a target"
    case .targetAbsent(let name, let model): "'\(model)' predicts '\(name)', which is not a column of these rows"
    case .inputAbsent(let name, let model, _): "'\(model)' reads '\(name)', which is not a column of these rows"
    case .noRows: "there are no rows to work on"
    case .targetAmongFeatures(let target, let feature): "the feature '\(feature)' reads the target '\(target)'"
    case .noModel(let kind, []): "there is no \(kind) model to score with"
    case .noModel(let kind, let available): "there are several \(kind) models: \(available.joined(separator: ", "))"
    case .cutsWithoutOrder: "a cut is at a value of a column, and none is named"
    case .orderOrStrata: "rows are divided at random or in an order, and only at random can values be spread evenly"
    case .notOrdered(let name): "'\(name)' holds no dates or numbers, by which rows could be put in order"
    case .shareAndCut(let name): "'\(name)' has a share, and the cuts say already how large it is"
    case .cutsDiffer(let parts, let cuts):
      "\(parts) parts are divided by \(parts - 1) rising cuts, and \(cuts) are given, or they do not rise"
    case .measureUnclear: "some losses are below 0 or above 1, and none is 10 or more: are they shares or amounts?"
    case .targetNotNumber(let name, let type): "the target '\(name)' must be a number, and is \(type)"
    case .bothDirections(let name): "with '\(name)' the prediction can be rising or falling, not both"
    case .notADefaultModel(let name): "'\(name)' gives no probability of default"
    case .nothingToCompare(let name, let kind):
      "'\(name)' gives a \(kind), and nothing that happens can be compared with it"
    case .calibrateHow: "a calibration learns from defaults by a method, or moves the mean PD to a stated rate"
    case .predictionsMissing(let name, let count):
      "'\(name)' cannot tell \(count) of the rows, which lack what it reads"
    case .twoOfAKind(let first, let second, let kind): "'\(first)' and '\(second)' are both \(kind) models"
    case .exposureAbsent(let name, let lgd, _):
      "'\(lgd)' predicts a share of the exposure, and the rows have no column '\(name)'"
    case .notARecord(let found): "a customer is a record of inputs, not \(found)"
    case .customerOrRecord: "a customer needs a record, or another customer to be like"
    case .assignmentExpected: "a change has the form name = value"
    case .noSuchField(let name, _): "the customer has no input '\(name)'"
    case .notSingle(let name, let found): "the input '\(name)' must be a single value, not \(found)"
    case .nothingToShow(let name, _): "there is nothing called '\(name)'"
    case .noHelp(let word, _): "there is no help on '\(word)'"
    case .plotShape(let kind): kind.needs
    case .plotWhat: "there is more than one way to draw these rows"
    case .plotTwoTables: "'plot' has rows in front of the '|' and a table behind it"
    case .describeTarget: "a target goes with one column, and no column is named here"
    case .describeTwoTables(let name): "the rows of \(name.map { "'\($0)'" } ?? "the stage before") are there already"
    case .plotText(let name, let kind): "'\(name)' is text, which no axis of a \(kind.rawValue) can hold"
    case .plotHeight(let name, let found): "'\(name)' is \(found), and what is drawn has to be a number"
    case .nothingToPlot(let name): "there is no value of '\(name)' to draw"
    case .chartFile(let path): "no chart can be written to '\(path)'"
    case .onlyAtThePrompt(let name): "'\(name)' works at the prompt only"
    case .notAScript(let path): "a session is saved as a script, and '\(path)' does not end in .risk"
    case .nameTwice(let name): "two datasets would be called '\(name)'"
    case .simulatedNames(let count): "a simulation makes one table or three, and there are \(count) names"
    case .tooManyFiles(let limit): "raw tables are made for at most \(Words.grouped(limit)) customers"
    }
  }

  public var hint: String? {
    switch self {
    case .notASortKey: "for instance: sort bad desc, n"
    case .constantSortKey: "name a column; $name is a variable's value, a bare name a column"
    case .noColumnsLeft: "name the columns to keep: select id, age"
    case .notARename: "for instance: rename bad = default"
    case .renamedTwice(let name): "make a column more: derive copy = \(name)"
    case .notAKey: "for instance: join accounts on id, or on id = customer_id"
    case .comparedKey: "for instance: join asof rates on currency, month >= since"
    case .notToBin: "text is a group of its own already: summarize n = count() by …"
    case .binnedTwice: "for instance: bin util into 10, bin age every 10, bin util at [30%, 60%, 90%]"
    case .changeTwice(let name): "write one expression, for instance: with \(name) = (\(name) + 1) * 2"
    case .badShare, .sharesAboveOne, .partTwice: "for instance: into train 70%, test 30%"
    case .emptyPart, .noRows: "it needs more rows"
    case .targetMissing(let name, _): "leave those rows out: portfolio | where \(name) is not null"
    case .targetNotBinary(let name, let type) where type != ScalarType.text.wording:
      "make it so: portfolio | derive \(name) = integer(\(name) > 0)"
    case .targetNotBinary(let name, _): "make it so: portfolio | derive \(name) = integer(\(name) = 'bad')"
    case .targetConstant: "a model learns from rows of both kinds"
    case .noTarget(let kind): "name its column: train \(kind.rawValue) … target COLUMN"
    case .needlessTarget: "leave out target"
    case .targetAbsent, .inputAbsent(_, _, nil): nil
    case .inputAbsent(let name, _, let near?): "rename it: derive \(name) = \(near)"
    case .targetAmongFeatures: "take it out of the feature set"
    case .noModel(_, []): "train one, or work in a folder whose models/ has one"
    case .noModel(_, let available): "say which: use \(available[0])"
    case .cutsWithoutOrder: "name it: by month at 2024-01-01"
    case .orderOrStrata: "leave out 'stratify', or 'by'"
    case .notOrdered(let name): "make it a date: derive \(name) = date(\(name))"
    case .shareAndCut(let name): "write the name alone: \(name)"
    case .cutsDiffer: "for instance: into early, middle, late by month at [2023-01-01, 2024-01-01]"
    case .measureUnclear: "say which: with measure = share"
    case .targetNotNumber(let name, _): "make it one: derive loss = number(\(name))"
    case .bothDirections: "name it once"
    case .notADefaultModel, .nothingToCompare: "'models' lists the models with their kinds"
    case .calibrateHow: "by platt, by isotonic, or to 3%"
    case .predictionsMissing: "leave them out: where … is not null"
    case .twoOfAKind(let first, _, _): "use one of each kind: use \(first)"
    case .exposureAbsent(_, _, let near?): "did you mean '\(near)'? use … with exposure = \(near)"
    case .exposureAbsent(let name, _, nil): "add it: derive \(name) = …"
    case .notARecord, .customerOrRecord: "for instance: customer good { util: 35%, age: 42 }"
    case .assignmentExpected: "for instance: with util = 98%"
    case .noSuchField(_, let near?), .noHelp(_, let near?): "did you mean '\(near)'?"
    case .nothingToShow(let name, isVariable: true): "write $\(name) for the variable"
    case .nothingToShow: "'show' takes a dataset, a customer, a feature set, a model or a value"
    case .noHelp(_, nil): "'help' lists the commands"
    case .plotShape(let kind): "for instance: \(kind.example)"
    case .plotWhat: "say which: \(PlotKind.histogram.example)"
    case .plotTwoTables: "leave one of them out"
    case .describeTarget: "for instance: describe util in portfolio with target = default"
    case .describeTwoTables: "name one of their columns: portfolio | describe util"
    case .plotText(let name, _): "count it: … | plot bars count() by \(name)"
    case .plotHeight(let name, _): "count it: … | plot bars count() by \(name)"
    case .chartFile: "the file's ending says the kind: .svg, .html or .txt"
    case .onlyAtThePrompt: "type: risk"
    case .notAScript: "for instance: save session to \"friday.risk\""
    case .nameTwice: "give one of them another name"
    case .simulatedNames: "for instance: simulate customers, accounts, payments"
    case .tooManyFiles: "a portfolio by itself may have more: simulate book with rows = 1m"
    default: nil
    }
  }

  public var status: ExitStatus {
    switch self {
    case .notACondition, .notASortKey, .constantSortKey, .noColumnsLeft, .notARename, .renamedTwice, .notAKey,
      .comparedKey,
      .notToBin, .binnedTwice, .badShare, .sharesAboveOne, .partTwice, .changeTwice,
      .customerOrRecord,
      .assignmentExpected, .notARecord, .plotShape, .plotWhat, .plotTwoTables, .nameTwice, .simulatedNames,
      .tooManyFiles, .describeTarget, .describeTwoTables:
      .misused
    default: .failed
    }
  }
}
