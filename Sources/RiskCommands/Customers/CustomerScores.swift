import RiskExpressions
import RiskKernel
import RiskModels

/// Customers side by side with what the models, the grades and the policy say of them.
struct CustomerScores {
  let names: [String]
  let assessments: [Assessment]
  let assessor: Assessor

  private var scorer: Scorer { assessor.scorer }

  /// A table with a column a customer, a row a figure.
  var output: Output {
    let table = TableView(
      columns: [TableView.Column("")] + names.map { TableView.Column($0, isFigure: true) }, rows: rows,
      note: scorer.figureModels.count > 1 ? scorer.expectedLoss.formula : nil)
    let remarks = scorer.expectedLoss == .withoutExposure ? scorer.remarks : []
    let lines = zip(names, assessments).flatMap { name, assessment in
      assessor.remarks(on: assessment).map { "\(name)\($0)" }
    }
    let values = zip(names, assessments).map { name, assessment in
      Value.record(Record([Record.Field("customer", .text(name))] + assessor.fields(of: assessment)))
    }
    return Output(.list(values), views: [.table(table)] + (lines + remarks).map { View.line(" \($0)") })
  }

  private var rows: [TableView.Row] {
    let figures = assessor.figures.map { figure in (figure, assessments.map { figure.value($0.score) }) }
    let numbers = figures.filter { $0.1.contains { $0 != nil } }.map { figure, values in
      TableView.Row([.text(figure.title)] + values.map(Value.known), format: figure.format(of: values))
    }
    let texts: [(String, [String?])] = [
      ("Grade", assessments.map(\.grade)), ("Decision", assessments.map { $0.decision?.name }),
      ("Rule", assessments.map { $0.decision?.rule }),
    ]
    return numbers
      + texts.filter { $0.1.contains { $0 != nil } }.map { title, values in
        TableView.Row([.text(title)] + values.map { $0.map(Value.text) ?? .null })
      }
  }
}
