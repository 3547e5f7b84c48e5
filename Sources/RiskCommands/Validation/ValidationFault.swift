public import RiskDiagnostics

/// What can be wrong with what a command of validation was asked to do.
public enum ValidationFault: Fault {
  case nothingScored(String)
  case viewOfDefaults(String)
  case loneModel(String)
  case modelsWithRows
  case rowsWithoutPartner(String)
  case unlikeModels(first: String, second: String, reason: String)
  case noSharedBins
  case optionsOfOutcome
  case clauseOfStage(String)
  case oneStageColumn
  case constantColumn(String)
  case missingColumn(String)
  case outcomeBinned(String)
  case notBinned(String, found: String)
  case nothingToBin
  case specialText(String)

  public var code: String {
    switch self {
    case .nothingScored: "nothing-scored"
    case .viewOfDefaults: "wrong-view"
    case .loneModel, .modelsWithRows, .rowsWithoutPartner, .unlikeModels: "unlike-models"
    case .noSharedBins: "no-shared-column"
    case .optionsOfOutcome, .clauseOfStage, .oneStageColumn, .notBinned, .specialText: "wrong-bin"
    case .constantColumn, .missingColumn, .outcomeBinned, .nothingToBin: "nothing-to-bin"
    }
  }

  public var message: String {
    switch self {
    case .nothingScored(let models): "none of these rows has a score of \(models): inputs are missing in all of them"
    case .viewOfDefaults(let view): "'\(view)' is for models of default, and this one predicts an amount or a share"
    case .loneModel(let name): "'\(name)' stands alone, and a comparison takes two models or more"
    case .modelsWithRows: "models are compared on rows, and datasets with each other"
    case .rowsWithoutPartner(let name): "'\(name)' is not compared with anything"
    case .unlikeModels(let first, let second, let reason): "'\(first)' and '\(second)' cannot be compared: \(reason)"
    case .noSharedBins: "the two have no column that can be put into bins alike"
    case .optionsOfOutcome: "these options are for bins against an outcome"
    case .clauseOfStage(let word): "'\(word)' makes bins of its own, and 'against' looks for the best ones"
    case .oneStageColumn: "one column is put into bins at a time"
    case .constantColumn(let name): "'\(name)' has the same value in every row"
    case .missingColumn(let name): "'\(name)' is missing in every row"
    case .outcomeBinned(let name): "'\(name)' is the outcome itself"
    case .notBinned(let name, let found): "'\(name)' is \(found), which bins of an outcome are not made of"
    case .nothingToBin: "there is no column that can be put into bins"
    case .specialText(let name): "'\(name)' is text, and special codes are numbers"
    }
  }

  public var hint: String? {
    switch self {
    case .nothingScored: "choose rows that have the inputs: portfolio | where util is not null"
    case .viewOfDefaults: "for this one: with show = calibration"
    case .loneModel(let name): "for instance: compare \(name), pd2 on test"
    case .modelsWithRows: "for instance: compare pd1, pd2 on test; compare train with test"
    case .rowsWithoutPartner(let name): "for instance: compare \(name) with test"
    case .unlikeModels: "compare models of one target"
    case .noSharedBins: "give columns the same names and types: derive util = number(utilisation)"
    case .optionsOfOutcome: "say which: bin util of portfolio against default"
    case .clauseOfStage: "ask for fewer or more: with bins = 5"
    case .oneStageColumn: "for instance: portfolio | bin util into 5 | bin age into 5"
    case .constantColumn, .missingColumn, .nothingToBin: "bin a column that varies; 'describe' shows which do"
    case .outcomeBinned(let name): "bin what was known before it: bin util of portfolio against \(name)"
    case .notBinned(let name, _): "turn it into a number, for instance: derive year = year(\(name))"
    case .specialText: "leave out 'special': every text has a level of its own"
    }
  }

  public var status: ExitStatus {
    switch self {
    case .viewOfDefaults, .loneModel, .modelsWithRows, .rowsWithoutPartner, .optionsOfOutcome, .clauseOfStage,
      .oneStageColumn, .outcomeBinned, .specialText:
      .misused
    default: .failed
    }
  }
}
