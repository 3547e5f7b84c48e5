import RiskDiagnostics

extension DataFault {
  public var code: String {
    switch self {
    case .engineMissing: "engine-missing"
    case .interrupted: "interrupted"
    case .outOfMemory: "out-of-memory"
    case .diskFull: "disk-full"
    case .overflow: "overflow"
    case .badConversion: "bad-conversion"
    case .pipelineTooLong: "pipeline-too-long"
    case .queryRefused: "query-refused"
    case .engineFailed: "engine-failed"
    case .noKey: "unknown-column"
    case .keyTypes, .unionTypes, .stackedTypes: "types-disagree"
    case .tooManyColumns, .nothingToPivot: "wrong-pivot"
    case .tooManyBins: "too-many-bins"
    case .wrongSQL, .unboundParameter: "wrong-sql"
    case .forbiddenSQL: "forbidden-sql"
    case .unknownTable: "unknown-table"
    case .duplicateColumn: "duplicate-column"
    case .similarColumns: "similar-columns"
    case .unnamedColumn: "unnamed-column"
    case .noSuchFile: "no-such-file"
    case .isFolder: "folder-not-file"
    case .notAFile: "not-a-file"
    case .unreadable: "unreadable-file"
    case .unknownKind: "unknown-file-kind"
    case .awkwardPath: "awkward-path"
    case .emptyFile: "empty-file"
    case .binaryFile: "binary-file"
    case .notUnicode: "not-utf-8"
    case .noHeader: "no-header"
    case .raggedRow: "ragged-row"
    case .mistypedValue: "mistyped-value"
    case .openQuote: "open-quote"
    case .longLine: "long-line"
    case .mixedLineEnds: "mixed-line-ends"
    case .corruptFile: "corrupt-file"
    case .changedFile: "changed-file"
    case .vanishedFile: "vanished-file"
    case .emptyFolder, .noMatch: "no-files"
    case .tooManyFiles: "too-many-files"
    case .mixedKinds, .otherColumns: "unlike-files"
    case .oneDatabase: "several-databases"
    case .noTables, .severalTables, .noSuchTable: "no-such-table"
    case .lockedFile: "locked-file"
    case .badJSON: "bad-json"
    case .keyboardInput: "keyboard-input"
    case .tooManyBadRows: "bad-rows"
    case .unknownSaveKind: "unknown-save-kind"
    case .noSuchFolder: "no-such-folder"
    case .notWritable: "not-writable"
    case .savesOverSource: "saves-over-source"
    case .rowCount: "row-count"
    }
  }

  public var message: String {
    switch self {
    case .engineMissing(let problem): "the data engine cannot be loaded: \(problem)"
    case .interrupted: "interrupted"
    case .outOfMemory: "there is not enough memory for this"
    case .diskFull: "the disk is full"
    case .overflow: "a result is too large for its type"
    case .badConversion: "a value cannot be read as the type it is needed in"
    case .pipelineTooLong: "the pipeline is nested too deeply to run as one query"
    case .queryRefused(let reason): "the query does not run: \(reason)"
    case .engineFailed: "the data engine failed inside"
    case .noKey(let key, let name): "'\(key)' is not a column of '\(name)'"
    case .keyTypes(let left, let type, let right, let other):
      "the key '\(left)' is \(type), and the other side's '\(right)' is \(other)"
    case .unionTypes(let column, let type, let other, let name):
      "'\(column)' is \(type), and \(other) in '\(name)'"
    case .stackedTypes(let column, let type, let other, let found):
      "'\(column)' is \(type) and '\(other)' is \(found), which no one column holds"
    case .tooManyColumns(let limit): "there are more than \(limit) values, and each would be a column"
    case .nothingToPivot: "there are no rows, and so no values that become columns"
    case .tooManyBins(let limit): "there would be more than \(limit) bins"
    case .wrongSQL(let reason, _): "the SQL does not run: \(reason)"
    case .forbiddenSQL(let what, _): "\(what) has no place in the SQL of a pipeline"
    case .unknownTable(let name, _, _): "there is no dataset '\(name)' to read in SQL"
    case .unboundParameter(let name): "'$\(name)' in the SQL stands for no single value and no list of them"
    case .duplicateColumn(let name): "two columns are called '\(name)'"
    case .similarColumns(let name, let other): "the columns '\(name)' and '\(other)' differ only in capital letters"
    case .unnamedColumn(let place): "column \(place) has no name"
    case .rowCount(let expected, let found): "\(expected) rows are expected, and there are \(found)"
    default: fileMessage
    }
  }

  private var fileMessage: String {
    switch self {
    case .noSuchFile(let path, _): "there is no file '\(path)'"
    case .isFolder(let path): "'\(path)' is a folder"
    case .notAFile(let path): "'\(path)' is not an ordinary file"
    case .unreadable(let path): "'\(path)' may not be read"
    case .unknownKind(let path): "the name '\(path)' does not end like a kind of data that is read"
    case .awkwardPath(let path): "'\(path)' has both a backslash and one of * ? [ in its path"
    case .emptyFile(let path): "'\(path)' is empty"
    case .binaryFile(let path): "'\(path)' is not a text file"
    case .notUnicode(let path, let line?): "line \(line) of '\(path)' is not in UTF-8"
    case .notUnicode(let path, nil): "'\(path)' is not in UTF-8"
    case .noHeader(let path): "the first line of '\(path)' holds values, not column names"
    case .raggedRow(let path, let line, let expected, let found):
      "line \(line) of '\(path)' has \(found) value\(found == 1 ? "" : "s"), the header \(expected)"
    case .mistypedValue(let path, let line, let column, let expected):
      "line \(line) of '\(path)' has a value in '\(column)' that is not \(expected)"
    case .openQuote(let path, let line): "a quote is not closed, or closed too early, on line \(line) of '\(path)'"
    case .longLine(let path, let line): "line \(line) of '\(path)' is longer than 2 MB"
    case .mixedLineEnds(let path): "lines of '\(path)' end in more than one way, or a quote stands alone"
    case .corruptFile(let path): "'\(path)' is damaged or incomplete"
    case .changedFile(let name): "the file behind '\(name)' is damaged, or has changed since it was loaded"
    case .vanishedFile(let name): "the file behind '\(name)' is no longer where it was loaded from"
    case .emptyFolder(let path): "there is no data in the folder '\(path)'"
    case .noMatch(let path): "no file is called like '\(path)'"
    case .tooManyFiles(let limit): "more than \(limit) files cannot be read as one dataset"
    case .mixedKinds(let path, let other): "'\(path)' and '\(other)' are files of different kinds"
    case .otherColumns(let path, let first): "'\(path)' has other columns than '\(first)'"
    case .oneDatabase(let path): "'\(path)' is a database, and stands for several files here"
    case .noTables(let path): "there is no table in '\(path)'"
    case .severalTables(let path, _): "there is more than one table in '\(path)'"
    case .noSuchTable(let name, let path, _): "there is no table '\(name)' in '\(path)'"
    case .lockedFile(let path): "'\(path)' is locked by another program"
    case .badJSON(let path): "'\(path)' does not hold records in JSON"
    case .keyboardInput: "standard input is the keyboard"
    case .tooManyBadRows(let path, let limit, let first):
      "more than \(limit) row\(limit == 1 ? "" : "s") of '\(path)' are bad, the first on line \(first.line): \(first.reason)"
    case .unknownSaveKind(let path): "the name '\(path)' does not end like a kind of data that is written"
    case .noSuchFolder(let path): "there is no folder '\(path)'"
    case .notWritable(let path): "'\(path)' may not be written"
    case .savesOverSource(let path): "'\(path)' is the file these rows are read from"
    default: ""
    }
  }

  public var hint: String? {
    switch self {
    case .engineMissing: "run scripts/setup"
    case .outOfMemory: "take fewer columns with select, or fewer rows with where"
    case .diskFull: "make room, or save elsewhere"
    case .overflow: "number(…) computes with fractions and does not overflow"
    case .badConversion: nil
    case .pipelineTooLong: "save the first stages to a file and load that"
    case .engineFailed: "please report it with the line that led here"
    case .noKey: "behind 'on' stands a column of both sides, or: on id = other_id"
    case .keyTypes(let left, _, let right, _): "make them alike: derive \(left) = text(\(left)), or number(\(right))"
    case .unionTypes(let column, _, _, _): "make them alike: derive \(column) = text(\(column))"
    case .stackedTypes(let column, _, _, _): "make them alike: derive \(column) = text(\(column))"
    case .tooManyColumns: "put the values into bins, or count them in rows: summarize n = count() by …"
    case .tooManyBins: "take a greater width"
    case .forbiddenSQL: "it is one select that reads datasets; load reads files, and sample chooses rows"
    case .unknownTable(_, let near?, _): "did you mean '\(near)'?"
    case .unknownTable(_, nil, _): "datasets stand under their names, the rows in front as it"
    case .wrongSQL, .unboundParameter, .nothingToPivot: nil
    case .duplicateColumn, .similarColumns: "give one of them another name"
    case .unnamedColumn: "write a name for it in the first line"
    case .interrupted, .queryRefused, .rowCount: nil
    default: fileHint
    }
  }

  private var fileHint: String? {
    switch self {
    case .noSuchFile(_, let near?): "did you mean '\(near)'?"
    case .noSuchFile(_, nil): "paths start from the workspace: the folder risk was started in, or that of --workspace"
    case .isFolder: "name a file"
    case .notAFile: "name an ordinary file"
    case .unreadable(let path): "chmod u+r '\(path)'"
    case .unknownKind: "what is read: .csv, .tsv, .txt, .json, .jsonl (also .gz, .zst), .parquet, .sqlite and .duckdb"
    case .awkwardPath: "rename the file or the folder"
    case .emptyFile: "a file begins with a line of column names"
    case .binaryFile: "export it as CSV in UTF-8, or as Parquet"
    case .notUnicode(let path, _): "iconv -f WINDOWS-1252 -t UTF-8 '\(path)' > utf8.csv"
    case .noHeader(let path): "load \"\(path)\" with header = false calls the columns c1, c2, …"
    case .raggedRow(let path, _, _, _):
      "put quotes around values that hold the separator, or leave bad rows out: load \"\(path)\" with bad_rows = 100"
    case .mistypedValue(let path, _, let column, _):
      "read the column as text: load \"\(path)\" with types = { `\(column)`: \"text\" }"
    case .openQuote: "write a quote inside a quoted value twice"
    case .longLine: "look for a quote that is not closed"
    case .mixedLineEnds(let path): "dos2unix '\(path)'"
    case .corruptFile: "write or download it again"
    case .changedFile: "load it again"
    case .vanishedFile: "put it back, or load it from where it is now"
    case .emptyFolder: "name a file, or a folder with data in it"
    case .noMatch: "* stands for anything in a name, ? for one character"
    case .tooManyFiles: "name fewer, or write them to one Parquet file"
    case .mixedKinds: "name those of one kind, for instance with a pattern: \"data/*.csv\""
    case .otherColumns: "load it by itself, and put the rows together with union"
    case .oneDatabase: "load one after the other"
    case .noTables: "make one, or name another file"
    case .severalTables(let path, let tables):
      "say which: load \"\(path)\" table \(tables[0]); there are \(DataFault.list(tables))"
    case .noSuchTable(let name, _, let tables):
      Suggestion.nearest(to: name, among: tables).map { "did you mean '\($0)'?" }
        ?? "there are \(DataFault.list(tables))"
    case .lockedFile: "wait until it has finished, or load a copy of the file"
    case .badJSON: "a record a line, or a list of records: [{ \"age\": 42 }, …]"
    case .keyboardInput: "pipe a file into it: risk -c '…' < file.csv"
    case .tooManyBadRows(let path, let limit, _):
      "look at the file, or leave more of them out: load \"\(path)\" with bad_rows = \(max(10, limit * 10))"
    case .unknownSaveKind: "what is written: .csv, .tsv, .json, .jsonl (also .gz, .zst), .parquet, .sqlite and .duckdb"
    case .noSuchFolder(let path): "mkdir -p '\(path)'"
    case .notWritable: "save elsewhere"
    case .savesOverSource: "save under another name"
    default: nil
    }
  }

  /// Up to ten names in a row.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 10 ? shown + " and \(names.count - 10) more" : shown
  }
}
