import Foundation
import RiskKernel
import RiskShell
import RiskTestSupport
import Testing

/// The committed reference is what the declarations say now; `scripts/record` rewrites it.
@Suite struct ReferenceTests {
  private static let records = ProcessInfo.processInfo.environment["RISK_RECORD"] == "1"
  private static let folder = SourceTree.root.appendingPathComponent("Sources/RiskShell/RiskShell.docc")

  @Test func isUpToDate() throws {
    let files = try Reference.files(catalogue: .program)
    for file in files {
      let place = Self.folder.appendingPathComponent(file.path)
      let recorded = try? String(contentsOf: place, encoding: .utf8)
      guard recorded != file.text else { continue }
      if Self.records { try record(file, at: place) }
      Issue.record(Comment(rawValue: "\(file.path) is stale: run scripts/record"))
    }
    for path in try surplus(files) {
      if Self.records { try FileManager.default.removeItem(at: Self.folder.appendingPathComponent(path)) }
      Issue.record(Comment(rawValue: "\(path) is of something that is no more: run scripts/record"))
    }
  }

  @Test func everyPageIsOfOneName() throws {
    let files = try Reference.files(catalogue: .program)
    #expect(Set(files.map { $0.path.lowercased() }).count == files.count)
    // DocC finds pages by their file's name, whatever folder they are in.
    let names = files.compactMap { $0.path.split(separator: "/").last }
    #expect(Set(names).count == names.count)
  }

  @Test func linksLeadToPages() throws {
    let files = try Reference.files(catalogue: .program)
    let names = Set(
      files.compactMap { $0.path.split(separator: "/").last.map { String($0).replacing(".md", with: "") } })
    for file in files {
      for link in file.text.matches(of: /doc:([\w-]+)/) { #expect(names.contains(String(link.1)), "\(link.1)") }
    }
  }

  private func record(_ file: Reference.File, at place: URL) throws {
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.text.utf8).write(to: place)
  }

  private func surplus(_ files: [Reference.File]) throws -> [String] {
    guard FileManager.default.fileExists(atPath: Self.folder.path) else { return [] }
    let expected = Set(files.map(\.path))
    return try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path).filter { path in
      var isFolder: ObjCBool = false
      let full = Self.folder.appendingPathComponent(path).path
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) && !isFolder.boolValue
        && !expected.contains(path)
    }
  }
}
