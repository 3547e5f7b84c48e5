import RiskExpressions
import RiskKernel
import RiskLearn
import RiskModels
import RiskStore

/// What is said of a training that is done.
struct TrainingOutput {
  private let fit: TrainingTask.Fit
  private let saving: ModelSaving
  private let isUsed: Bool
  private let elapsed: Duration

  init(_ fit: TrainingTask.Fit, _ saving: ModelSaving, isUsed: Bool, elapsed: Duration) {
    (self.fit, self.saving, self.isUsed, self.elapsed) = (fit, saving, isUsed, elapsed)
  }

  private var model: CreditModel { fit.model }

  var output: Output { .notice(.record(value), [.line(headline, elapsed: elapsed)] + remarks.map { .line(" \($0)") }) }

  private var headline: String {
    let learner = (try? Learner.named(model.card.learner).title) ?? model.card.learner
    let size = model.predictor.size
    let counts = [
      Words.count(size.count, size.noun), Words.count(model.card.training.rows, "row"),
      Words.count(model.plan.expressions.count, "feature"), "seed \(model.card.seed)",
    ].joined(separator: ", ")
    return "\(model.name)   \(learner), \(counts)   \(saving.wording(of: model.name))"
  }

  /// What else a person should know: how a loss is measured, when training ended, how good it is on rows held out.
  private var remarks: [String] {
    var remarks = fit.fitted.remarks
    if let measure = model.card.measure {
      let exposure = model.card.exposure ?? "EAD"
      remarks.append(
        measure == .amount ? "a loss of an amount: EL = PD × LGD" : "a loss of a share: EL = PD × LGD × \(exposure)")
    }
    if fit.fitted.isInterrupted {
      remarks.append("stopped after \(Words.count(fit.fitted.rounds, "round")); the best so far is kept")
    } else if fit.fitted.bestRound < fit.fitted.rounds {
      remarks.append("best at round \(fit.fitted.bestRound); later ones did no better on the validation rows")
    }
    let held = model.card.metrics.filter { $0.sample == "validation" }
    if !held.isEmpty {
      let figures = held.map { "\($0.name) \(Words.figure($0.value))" }.joined(separator: "   ")
      remarks.append("on the validation rows: \(figures)")
    }
    if !isUsed { remarks.append("not in use: the loss model in use predicts an amount, which contains the exposure") }
    return remarks
  }

  private var value: Record {
    let training = model.card.training
    var fields = [
      Record.Field("model", .text(model.name)), Record.Field("kind", .text(model.kind.rawValue)),
      Record.Field("learner", .text(model.card.learner)),
      Record.Field(model.predictor.size.noun + "s", .integer(Int64(model.predictor.size.count))),
      Record.Field("rows", .integer(Int64(training.rows))),
    ]
    if let bads = training.bads { fields.append(Record.Field("bads", .integer(Int64(bads)))) }
    if let measure = model.card.measure { fields.append(Record.Field("measure", .text(measure.rawValue))) }
    fields += [
      Record.Field("features", .integer(Int64(model.plan.expressions.count))),
      Record.Field("seed", .integer(Int64(clamping: model.card.seed))),
      Record.Field("version", .integer(Int64(saving.version))), Record.Field("path", .text("models/\(model.name)")),
    ]
    fields += model.card.metrics.map { metric in
      Record.Field(metric.name.lowercased().replacing("-", with: "_"), .figure(metric.value))
    }
    if let sample = model.card.metrics.first?.sample { fields.append(Record.Field("measured_on", .text(sample))) }
    let curve = fit.fitted.losses.filter { $0.validation != nil }
    if !curve.isEmpty {
      fields.append(Record.Field("losses", .list(curve.map { $0.record(fit.fitted.lossName) })))
    }
    return Record(fields)
  }
}

extension FittedModel.Loss {
  /// A point of the learning curve as a record.
  fileprivate func record(_ name: String) -> Value {
    .record(
      Record([
        Record.Field("round", .integer(Int64(round))), Record.Field("loss", .text(name)),
        Record.Field("training", .figure(training)), Record.Field("validation", .figure(validation)),
      ]))
  }
}
