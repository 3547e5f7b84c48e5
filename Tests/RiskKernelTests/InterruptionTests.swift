import Dispatch
import RiskKernel
import Synchronization
import Testing

struct InterruptionTests {
  private final class Counter: Sendable {
    let value = Atomic<Int>(0)
    func add() { value.add(1, ordering: .relaxed) }
    var count: Int { value.load(ordering: .relaxed) }
  }

  @Test func requestsStandUntilCleared() {
    let interruption = Interruption()
    #expect(!interruption.isRequested)
    interruption.request()
    #expect(interruption.isRequested)
    interruption.clear()
    #expect(!interruption.isRequested)
  }

  @Test func handlersRunWhileRegistered() {
    let (interruption, counter) = (Interruption(), Counter())
    let registration = interruption.register(counter.add)
    interruption.request()
    #expect(counter.count == 1)
    interruption.unregister(registration)
    interruption.request()
    #expect(counter.count == 1)
  }

  @Test func lateHandlersHearOfAStandingRequest() {
    let (interruption, counter) = (Interruption(), Counter())
    interruption.request()
    interruption.handling(with: counter.add) { #expect(counter.count == 1) }
    interruption.clear()
    interruption.request()
    #expect(counter.count == 1)
  }

  @Test func noHandlerRunsAfterItIsTakenBack() {
    let interruption = Interruption()
    let late = Counter()
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      for _ in 0..<2_000 {
        guard worker == 0 else {
          interruption.request()
          interruption.clear()
          continue
        }
        let isOver = Counter()
        interruption.handling(with: { if isOver.count > 0 { late.add() } }) {}
        isOver.add()
      }
    }
    #expect(late.count == 0)
  }
}
