import Foundation
import RiskKernel

/// Finds the files and folders that a path in quotes can become.
struct FileCompletion {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The candidates for the path between its quote and the cursor.
  func candidates(_ path: String, _ quote: Character) -> [Completion.Candidate] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let prefix = path.dropFirst(folder.count)
    // A folder that cannot be read has nothing to offer.
    let entries =
      (try? FileManager.default.contentsOfDirectory(atPath: session.resolve(folder.isEmpty ? "." : folder))) ?? []
    let visible = entries.filter { $0.hasPrefix(prefix) && (!$0.hasPrefix(".") || prefix.hasPrefix(".")) }.sorted()
    return visible.map { candidate(folder + $0, quote) }
  }

  private func candidate(_ path: String, _ quote: Character) -> Completion.Candidate {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: session.resolve(path), isDirectory: &isFolder)
    return isFolder.boolValue
      ? Completion.Candidate(path + "/", description: "folder", endsWord: false)
      : Completion.Candidate(path + String(quote), description: "file")
  }
}
