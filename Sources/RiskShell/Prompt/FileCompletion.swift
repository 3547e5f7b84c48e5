import Foundation
import RiskKernel

/// Finds the files and folders that a path in quotes can become.
struct FileCompletion {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The candidates for the path between its quote and the cursor.
  func complete(_ line: ArraySlice<UInt8>, from quote: Int) -> Completion {
    let path = String(decoding: line[quote...], as: UTF8.self)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let prefix = path.dropFirst(folder.count)
    let entries =
      (try? FileManager.default.contentsOfDirectory(atPath: session.resolve(folder.isEmpty ? "." : folder))) ?? []
    let visible = entries.filter { $0.hasPrefix(prefix) && (!$0.hasPrefix(".") || prefix.hasPrefix(".")) }.sorted()
    return Completion(replacing: quote..<line.endIndex, with: visible.map { candidate(folder + $0) })
  }

  private func candidate(_ path: String) -> Completion.Candidate {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: session.resolve(path), isDirectory: &isFolder)
    return isFolder.boolValue
      ? Completion.Candidate(path + "/", description: "folder", endsWord: false)
      : Completion.Candidate(path + "\"", description: "file")
  }
}
