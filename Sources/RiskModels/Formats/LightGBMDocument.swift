/// What LightGBM's model files say, as far as scoring needs it: a head, trees, and remarks that scoring does not need.
///
/// The format has no description; it is what `GBDT::SaveModelToString` of LightGBM 3 and 4 writes.
struct LightGBMDocument {
  private(set) var head = LightGBMFields(part: "the head")
  private(set) var trees: [LightGBMTree] = []
  /// The texts behind the codes of pandas' categories, as JSON; nil where the model was trained on numbers.
  private(set) var pandasCategories: String?

  /// Reads a whole file; throws a `ModelFault` where it is no model of LightGBM's.
  init(_ bytes: UnsafeBufferPointer<UInt8>, withGains: Bool = false) throws {
    var reader = LineReader(bytes)
    guard let first = reader.next(), first.elementsEqual("tree".utf8) else { throw ModelFault.unknownFormat }
    var isTree = false
    var fields = head
    while let bytes = reader.next() {
      guard !bytes.isEmpty else { continue }
      let line = NamedLine(bytes, line: reader.line)
      let isEnd = line.name == "end of trees"
      guard isEnd || line.name == "Tree" else {
        try fields.add(line)
        continue
      }
      if isTree { trees.append(try LightGBMTree(fields, withGains: withGains)) } else { head = fields }
      guard !isEnd else {
        readRemarks(&reader)
        return
      }
      guard line.text == String(trees.count) else { throw line.damage("the trees are out of order") }
      isTree = true
      fields = LightGBMFields(part: "tree \(trees.count)")
    }
    throw ModelFault.damagedModel(reason: "the file ends inside the model")
  }

  private mutating func readRemarks(_ reader: inout LineReader) {
    let name = Array("pandas_categorical:".utf8)
    while let line = reader.next() {
      guard line.starts(with: name) else { continue }
      let text = String(decoding: line.dropFirst(name.count), as: UTF8.self)
      pandasCategories = ["null", "[]", ""].contains(text) ? nil : text
    }
  }
}

extension LightGBMDocument {
  /// Refuses formats whose files were never held against LightGBM's own predictions.
  func checkVersion() throws {
    let version = try head.line("version").text
    guard ["v3", "v4"].contains(version) else {
      throw ModelFault.unsupportedVersion("LightGBM in its format \(version.shortened)")
    }
  }

  /// Refuses models that predict several numbers at once.
  func checkOutputs() throws {
    guard try head.line("num_class").count() == 1, try head["num_tree_per_iteration"]?.count() ?? 1 == 1 else {
      throw ModelFault.unsupportedModel(reason: "it has several outputs")
    }
    if let sizes = head["tree_sizes"] {
      let count = sizes.value.split(separator: UInt8(ascii: " ")).count
      guard count == trees.count else {
        throw ModelFault.damagedModel(reason: "it has \(trees.count) trees and says it has \(count)")
      }
    }
  }

  /// The names of the features.
  func checkedFeatureNames() throws -> [String] {
    let last = try head.line("max_feature_idx").count()
    guard last < TreeEnsemble.featureLimit else {
      throw ModelFault.modelTooLarge(what: "features", limit: TreeEnsemble.featureLimit)
    }
    let names = try head.line("feature_names").text.split(separator: " ").map(String.init)
    guard names.count == last + 1 else {
      throw ModelFault.damagedModel(reason: "\(names.count) names stand for \(last + 1) features")
    }
    return names
  }
}
