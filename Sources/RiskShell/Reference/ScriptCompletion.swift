import Foundation
import RiskDiagnostics
import RiskKernel

/// What a shell offers for a word behind `risk`: ways to run it, scripts, and a script's parameters.
public enum ScriptCompletion {
  /// The candidates for a word that begins so, behind others.
  public static func candidates(behind words: [String], for beginning: String) -> [String] {
    let plain = words.filter { !$0.hasPrefix("-") }
    let isVerb = plain.first == "run" || plain.first == "check"
    let script = isVerb ? plain.dropFirst().first : plain.first
    let own = script.map { parameters(of: $0) } ?? []
    if beginning.hasPrefix("-") || script != nil && plain.first != "check" {
      return own.filter { $0.hasPrefix(beginning) }
    }
    return ((isVerb ? [] : ["run", "check"]) + files(beginning)).filter { $0.hasPrefix(beginning) }
  }

  private static func parameters(of script: String) -> [String] {
    guard let source = try? ScriptFile.read(script) else { return [] }
    return Script(source).parameters.map { "--\($0.name)" }
  }

  /// The scripts and folders whose paths begin so.
  private static func files(_ beginning: String) -> [String] {
    let folder = beginning.lastIndex(of: "/").map { String(beginning[...$0]) } ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.sorted().compactMap { name in
      guard !name.hasPrefix(".") || beginning.hasSuffix(".") else { return nil }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + name, isDirectory: &isFolder)
      if isFolder.boolValue { return folder + name + "/" }
      return name.hasSuffix(".risk") ? folder + name : nil
    }
  }
}
