import type { StoredEvent } from '@hubbub/contracts'
import { runWithTraceparent } from '@hubbub/runtime'

/** The last step of a message's trace: from the event log to the screens. Costs nothing while tracing is off. */
export function pushTraced(events: readonly StoredEvent[], push: () => void): void {
  push()
  const traces = new Set(events.flatMap(({ trace }) => trace ?? []))
  for (const trace of traces) {
    void runWithTraceparent(trace, 'realtime.push', async (span) => {
      span.setAttribute('events', events.filter((event) => event.trace === trace).length)
    })
  }
}
