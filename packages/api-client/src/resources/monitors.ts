import type {
  CarriedMonitor,
  createMonitor,
  listMonitorSources,
  previewMonitor,
  updateMonitor,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { MonitorsApi } from '../shapes/monitors.ts'
import { done, ifMatch, type JsonBody, read, type Transport } from '../transport.ts'

export type MonitorInput = JsonBody<typeof createMonitor>
export type MonitorChange = JsonBody<typeof updateMonitor>

export function monitorsClient(transport: Transport, base: string) {
  const all = hc<MonitorsApi>(base, transport.options())
  const at = all.monitors
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) =>
      read(at[':id'].$get({ param: { id } }, transport.options(signal))),
    create: (input: MonitorInput) => read(at.$post({ json: input })),
    update: (id: string, change: MonitorChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    delete: (id: string) => done(at[':id'].$delete({ param: { id } })),
    versions: (id: string, signal?: AbortSignal) =>
      read(at[':id'].versions.$get({ param: { id } }, transport.options(signal))),
    preview: (input: JsonBody<typeof previewMonitor>, signal?: AbortSignal) =>
      read(at.preview.$post({ json: input }, transport.options(signal))),
    sources: (input: JsonBody<typeof listMonitorSources>, signal?: AbortSignal) =>
      read(at.sources.$post({ json: input }, transport.options(signal))),
    /** What they matched in a conversation. */
    ofConversation: (id: string, signal?: AbortSignal) =>
      read(all.conversations[':id'].matches.$get({ param: { id } }, transport.options(signal))),
    export: () => read(at.export.$get({})),
    import: (monitors: CarriedMonitor[]) => read(at.import.$post({ json: { monitors } })),
  }
}
