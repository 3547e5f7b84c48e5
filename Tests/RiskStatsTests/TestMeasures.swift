import Foundation

/// The measures of one model on its test fold, as `metrics.json` keeps them.
struct TestMeasures: Decodable {
  let n: Int
  let badRate, auc, gini, ks, brier, logLoss, averagePrecision: Double
  let deciles: [Decile]

  /// A tenth of the cases, by their score.
  struct Decile: Decodable {
    let n: Int
    let meanP, badRate: Double?

    private enum CodingKeys: String, CodingKey {
      case n
      case meanP = "mean_p"
      case badRate = "bad_rate"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case n, auc, gini, ks, brier
    case averagePrecision = "pr_auc_average_precision"
    case deciles = "deciles_by_quantiles_of_p"
    case badRate = "bad_rate"
    case logLoss = "log_loss"
  }

  private struct File: Decodable {
    let models: [String: Model]
  }

  private struct Model: Decodable {
    let test: TestMeasures?
  }

  /// Reads the measures of a model; throws where the file has none of it.
  static func read(_ file: URL, _ model: String) throws -> TestMeasures {
    guard let measures = try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).models[model]?.test else {
      throw CocoaError(.coderValueNotFound)
    }
    return measures
  }
}
