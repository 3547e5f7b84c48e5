import Foundation
import RiskTestSupport
import Testing

@testable import RiskStats

/// All bins of `ref/woe.json` (OptBinning 1.0.0 with at most eight bins) of three data sets, with the trend OptBinning
/// chose where it chose one: the same information value, whatever variable, trend, and missing values.
@Suite(.enabled(if: RealData.folder != nil, "needs ../shared/data"))
struct OptimalBinningRealDataTests {
  private struct File: Decodable {
    let optbinning: Tables
    struct Tables: Decodable { let vars: [String: Variable] }
    struct Variable: Decodable { let iv: Double }
  }

  private static func references(_ folder: String) throws -> [(variable: String, trend: String, iv: Double)] {
    let data = try Data(contentsOf: RealData.file("\(folder)/ref/woe.json"))
    return try JSONDecoder().decode(File.self, from: data).optbinning.vars.map { name, variable in
      let parts = name.split(separator: "|").map(String.init)
      return (parts[0], parts[1], variable.iv)
    }
  }

  /// The trend of the bins in `woe_optbinning.csv`, read off their bad rates.
  private static func trend(_ rates: [Double]) -> BinningTrend {
    let rises = zip(rates, rates.dropFirst()).map { $0 < $1 }
    if rises.allSatisfy({ $0 }) { return .ascending }
    if rises.allSatisfy({ !$0 }) { return .descending }
    return rises[0] ? .peak : .valley
  }

  private static func rates(_ folder: String) throws -> [String: [Double]] {
    var rates: [String: [Double]] = [:]
    let lines = try String(contentsOf: RealData.file("\(folder)/ref/woe_optbinning.csv"), encoding: .utf8)
    for line in lines.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      // Bins of values have a range in quotes, which holds a comma.
      guard cells.count == 13, cells[3].hasPrefix("\"(") || cells[3].hasPrefix("\"[") else { continue }
      rates[cells[0] + "|" + cells[1], default: []].append(Double(cells[9]) ?? .nan)
    }
    return rates
  }

  @Test(arguments: [
    ("gmsc", "cs-training.csv", "SeriousDlqin2yrs"), ("taiwan", "taiwan.csv", "default.payment.next.month"),
  ])
  func numericVariables(folder: String, file: String, target: String) throws {
    let table = try NumberTable(RealData.file("\(folder)/\(file)"))
    let outcomes = table[target].map { $0 == 1 }
    let rates = try Self.rates(folder)
    var checked = 0
    var counts: [String: ValueCounts] = [:]
    for (variable, name, iv) in try Self.references(folder) {
      let values = try counts[variable] ?? ValueCounts(values: table[variable], outcomes: outcomes)
      counts[variable] = values
      let trend = name == "ascending" ? .ascending : Self.trend(rates["\(variable)|\(name)"] ?? [])
      let binning = try OptimalBinning(
        values, constraints: BinningConstraints(bins: 1...8, share: 0...1, trend: trend))
      #expect(abs(binning.table.informationValue - iv) < 1e-12, "\(variable) \(name)")
      checked += 1
    }
    #expect(checked == (folder == "gmsc" ? 30 : 69))
  }

  /// The cells of a line, of which those with commas stand in quotes.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test func germanVariables() throws {
    let text = try String(contentsOf: RealData.file("german/germancredit.csv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(Self.cells)
    let outcomes = lines.dropFirst().map { $0.last == "bad" }
    let rates = try Self.rates("german")
    for (variable, name, iv) in try Self.references("german") {
      let place = try #require(lines.first?.firstIndex(of: variable))
      let column = lines.dropFirst().map { $0[place] }
      let binning: OptimalBinning
      if name == "categorical" {
        var levels: [String: OutcomeCounts] = [:]
        for (level, isBad) in zip(column, outcomes) { levels[level, default: OutcomeCounts()].add(isBad: isBad) }
        binning = try OptimalBinning(
          levels.map { ($0.key, $0.value) }, constraints: BinningConstraints(bins: 1...8, share: 0...1))
      } else {
        let trend = name == "ascending" ? .ascending : Self.trend(rates["\(variable)|\(name)"] ?? [])
        binning = try OptimalBinning(
          ValueCounts(values: column.map { Double($0) ?? .nan }, outcomes: outcomes),
          constraints: BinningConstraints(bins: 1...8, share: 0...1, trend: trend))
      }
      #expect(abs(binning.table.informationValue - iv) < 1e-12, "\(variable) \(name)")
    }
  }
}
