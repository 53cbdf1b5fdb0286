import type { startDrill, steerDrill } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { DrillsApi } from '../shapes/drills.ts'
import { type JsonBody, type Transport, read } from '../transport.ts'

export type StartDrillInput = JsonBody<typeof startDrill>

export function drillsClient(transport: Transport, base: string) {
  const at = hc<DrillsApi>(base, transport.options())
  return {
    recordings: (signal?: AbortSignal) => read(at['drill-recordings'].$get({}, transport.options(signal))),
    start: (input: StartDrillInput) => read(at.drills.$post({ json: input })),
    get: (signal?: AbortSignal) => read(at.drill.$get({}, transport.options(signal))),
    steer: (to: JsonBody<typeof steerDrill>['to']) => read(at.drill.steer.$post({ json: { to } })),
  }
}
