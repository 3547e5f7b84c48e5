public import RiskDiagnostics

/// What can be wrong with data: the engine, a file that is read, a file that is written.
public enum DataFault: Fault, Equatable {
  // The engine
  case engineMissing(String)
  case interrupted
  case outOfMemory
  case diskFull
  case overflow
  case badConversion
  case pipelineTooLong
  case queryRefused(String)
  case engineFailed

  // Stages
  case noKey(String, of: String)
  case keyTypes(String, String, String, String)
  case unionTypes(String, String, String, in: String)
  case stackedTypes(String, String, String, String)
  case tooManyColumns(Int)
  case nothingToPivot
  case tooManyBins(Int)

  // SQL of a user's
  case wrongSQL(String, offset: Int?)
  case forbiddenSQL(String, offset: Int?)
  case unknownTable(String, near: String?, offset: Int?)
  case unboundParameter(String)

  // Names
  case duplicateColumn(String)
  case similarColumns(String, String)
  case unnamedColumn(place: Int)

  // Reading
  case noSuchFile(String, near: String?)
  case isFolder(String)
  case notAFile(String)
  case unreadable(String)
  case unknownKind(String)
  case awkwardPath(String)
  case emptyFile(String)
  case binaryFile(String)
  case notUnicode(String, line: Int?)
  case noHeader(String)
  case raggedRow(String, line: Int, expected: Int, found: Int)
  case mistypedValue(String, line: Int, column: String, expected: String)
  case openQuote(String, line: Int)
  case longLine(String, line: Int)
  case mixedLineEnds(String)
  case corruptFile(String)
  case changedFile(String)
  case vanishedFile(String)
  case emptyFolder(String)
  case noMatch(String)
  case tooManyFiles(limit: Int)
  case mixedKinds(String, String)
  case otherColumns(String, than: String)
  case oneDatabase(String)
  case noTables(String)
  case severalTables(String, tables: [String])
  case noSuchTable(String, file: String, tables: [String])
  case lockedFile(String)
  case badJSON(String)
  case keyboardInput
  case tooManyBadRows(String, limit: Int, first: BadRow)

  // Writing
  case unknownSaveKind(String)
  case noSuchFolder(String)
  case notWritable(String)
  case savesOverSource(String)

  // Rows
  case rowCount(expected: Int, found: Int)

  public var status: ExitStatus {
    switch self {
    case .interrupted: .interrupted
    case .engineFailed: .bug
    default: .failed
    }
  }
}
