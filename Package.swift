// swift-tools-version:6.2
import PackageDescription

/// Where `scripts/setup` puts the native engines and their headers.
let nativeFolder = Context.packageDirectory + "/.deps"

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A Swift target under `Sources/` with the settings every one of ours shares.
func module(_ name: String, imports dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A test target under `Tests/`.
func tests(_ name: String, of dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// A C target that loads its engine when it is first called, so that a start needs none.
func engine(_ name: String) -> Target {
  .target(name: name, dependencies: ["CNativeLoader"])
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "RiskShell",
  products: [.executable(name: "risk", targets: ["risk"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(
      name: "CNativeLoader", cSettings: [.define("RISK_NATIVE_FOLDER", to: "\"" + nativeFolder + "/lib\"")]),
    engine("CDuckDB"),
    engine("CXGBoost"),
    engine("CLightGBM"),
    .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
    .systemLibrary(name: "CDigest"),
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),

    module("RiskDiagnostics", imports: []),
    module("RiskSyntax", imports: ["RiskDiagnostics"]),
    module("RiskExpressions", imports: ["RiskSyntax", "RiskDiagnostics"]),
    module("RiskStats", imports: ["RiskDiagnostics", "CKernels"]),
    module("RiskModels", imports: ["RiskExpressions", "RiskSyntax", "RiskStats", "RiskDiagnostics"]),
    module("RiskLearn", imports: ["RiskModels", "RiskStats", "RiskDiagnostics", "CXGBoost", "CLightGBM"]),
    module(
      "RiskData",
      imports: ["RiskExpressions", "RiskSyntax", "RiskStats", "RiskDiagnostics", "CDuckDB", "CKernels", grdb]),
    module("RiskStore", imports: ["RiskModels", "RiskDiagnostics", grdb, "CDigest"]),
    module("RiskKernel", imports: ["RiskExpressions", "RiskSyntax", "RiskDiagnostics"]),
    module(
      "RiskCommands",
      imports: [
        "RiskKernel", "RiskExpressions", "RiskSyntax", "RiskData", "RiskLearn", "RiskModels", "RiskStats",
        "RiskStore", "RiskDiagnostics",
      ]),
    module("RiskRender", imports: ["RiskKernel", "RiskExpressions", "RiskSyntax", "RiskDiagnostics"]),
    module(
      "RiskShell",
      imports: [
        "RiskCommands", "RiskRender", "RiskKernel", "RiskExpressions", "RiskSyntax", "RiskStore", "RiskDiagnostics",
        "CLibEdit",
      ]),
    module("RiskServer", imports: ["RiskModels", "RiskStore", "RiskExpressions", "RiskDiagnostics"]),
    .executableTarget(
      name: "risk",
      dependencies: ["RiskShell", "RiskKernel", "RiskDiagnostics", argumentParser],
      swiftSettings: strict),

    .target(name: "RiskTestSupport", path: "Tests/RiskTestSupport", swiftSettings: strict),
    .executableTarget(
      name: "RiskBench",
      dependencies: [
        "RiskShell", "RiskData", "RiskStore", "RiskModels", "RiskKernel", "RiskExpressions",
        "RiskSyntax", "RiskDiagnostics",
      ], path: "Tests/RiskBench", swiftSettings: strict),
    .target(
      name: "RiskFuzzing",
      dependencies: [
        "RiskShell", "RiskCommands", "RiskRender", "RiskKernel", "RiskExpressions", "RiskSyntax", "RiskDiagnostics",
      ], path: "Tests/RiskFuzzing", swiftSettings: strict),
    .executableTarget(
      name: "RiskFuzz", dependencies: ["RiskFuzzing", "RiskKernel"], path: "Tests/RiskFuzz", swiftSettings: strict),
    tests("RiskFuzzTests", of: ["RiskFuzzing", "RiskTestSupport"]),
    tests("RiskSyntaxTests", of: ["RiskSyntax", "RiskDiagnostics"]),
    tests("RiskKernelTests", of: ["RiskKernel", "RiskExpressions", "RiskSyntax", "RiskDiagnostics"]),
    tests("RiskStatsTests", of: ["RiskStats", "RiskTestSupport"]),
    tests("RiskModelsTests", of: ["RiskModels", "RiskTestSupport"], exclude: ["Reference"]),
    tests("RiskStoreTests", of: ["RiskStore", "RiskModels", "RiskDiagnostics", "RiskTestSupport", grdb]),
    tests("RiskLearnTests", of: ["RiskLearn", "RiskModels", "RiskStats", "RiskDiagnostics", "RiskTestSupport"]),
    tests(
      "RiskDataTests", of: ["RiskData", "RiskExpressions", "RiskSyntax", "RiskDiagnostics", "RiskTestSupport", grdb]),
    tests(
      "ScoringTests",
      of: [
        "RiskShell", "RiskServer", "RiskStore", "RiskModels", "RiskKernel", "RiskExpressions", "RiskSyntax",
        "RiskDiagnostics",
        "RiskTestSupport",
      ]),
    tests("RiskShellTests", of: ["RiskShell", "RiskRender", "RiskKernel", "RiskDiagnostics", "RiskTestSupport"]),
    tests("RiskRenderTests", of: ["RiskRender", "RiskKernel", "RiskExpressions", "RiskSyntax"]),
    tests(
      "TranscriptTests", of: ["RiskShell", "RiskStore", "RiskKernel", "RiskDiagnostics", "RiskTestSupport"],
      exclude: ["Cases"]),
    tests(
      "RiskCommandsTests",
      of: [
        "RiskCommands", "RiskShell", "RiskKernel", "RiskExpressions", "RiskSyntax", "RiskDiagnostics",
        "RiskTestSupport",
      ]),
    tests("ProcessTests", of: ["RiskStore", "RiskModels", "RiskTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
