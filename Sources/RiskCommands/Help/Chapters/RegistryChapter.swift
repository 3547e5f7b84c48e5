/// The chapter on how models are kept.
enum RegistryChapter {
  static let page = HelpPage(
    .topic, "registry", "How models are kept: versions, stages, copies, and what is on disk.", blocks,
    synonyms: ["versions", "version", "champion", "challenger", "mlflow", "repository", "deployment"])

  private static let blocks: [HelpPage.Block] = [
    .paragraph(
      """
      `train` keeps its model at once. Training again under a name makes the next version and loses nothing; the very \
      same model stays as it is. The newest version has the model's name; an earlier one has its number behind an @, and \
      backticks around the whole, wherever a model is expected.
      """),
    .code(
      """
      train pd pd1 on train target default features base with rounds = 30, depth = 3
      models
      compare pd1, `pd1@1` on test
      model show pd1
      """, after: .model),
    .paragraph(
      """
      `model show` is the page for whoever has to sign: what the model predicts, the rows it learned from with their \
      fingerprint, its features with what they learned, parameters, seed, programs, how good it is, what weighs most, \
      all versions, and the checksum of each file.
      """),
    .heading("Stages"),
    .paragraph(
      """
      A new version is a challenger. One version of each kind of models may be the champion: `score` applies it where \
      nothing was said by `use` or `train`. The champion it follows is retired. A champion is not removed; retire it \
      first.
      """),
    .code(
      """
      model stage pd1 champion
      model rename pd1 to pd_2024
      model stage pd_2024 retired
      model remove pd_2024
      """, after: .model),
    .heading("Copies"),
    .paragraph(
      """
      A copy of a model is a folder. Wherever it is taken in, its checksums are compared and its golden rows scored \
      again: a model that would score otherwise than where it was made is refused, and nothing is changed.
      """),
    .code(
      """
      save model pd1 to "handover/pd1"
      load model "handover/pd1" as pd2
      """, after: .model),
    .heading("On disk"),
    .paragraph(
      """
      models/pd1 is the newest version, models/pd1@1 the first; models/registry.sqlite knows stages and dates. `sha256sum \
      -c SHA256SUMS` in a model's folder checks it without this program. Sessions that change models at once wait for \
      each other; one that is killed half-way leaves nothing behind that the next does not settle. Folders that were \
      copied here by hand are taken in by `models`.
      """),
  ]
}
