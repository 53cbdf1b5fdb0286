import type { ReportFormat, ReportPolicy, ReportSettings } from '@hubbub/contracts'
import type { printDashboard } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { ReportsApi } from '../shapes/reports.ts'
import { done, ifMatch, type JsonBody, type PageQuery, queryOf, read, type Transport } from '../transport.ts'

export type PrintInput = JsonBody<typeof printDashboard>

export function reportsClient(transport: Transport, base: string) {
  const all = hc<ReportsApi>(base, transport.options())
  const one = all.reports[':id']
  return {
    list: (signal?: AbortSignal) => read(all.reports.$get({}, transport.options(signal))),
    create: (settings: ReportSettings) => read(all.reports.$post({ json: settings })),
    update: (id: string, change: Partial<ReportSettings>, version?: number) =>
      read(one.$patch({ param: { id }, header: ifMatch(version), json: change })),
    delete: (id: string) => done(one.$delete({ param: { id } })),
    send: (id: string) => read(one.send.$post({ param: { id } })),
    runs: (id: string, query: PageQuery, signal?: AbortSignal) =>
      read(one.runs.$get({ param: { id }, query: queryOf(query) }, transport.options(signal))),
    retry: (runId: string) => read(all['report-runs'][':id'].retry.$post({ param: { id: runId } })),
    setPolicy: (policy: ReportPolicy) => read(all['report-policy'].$put({ json: policy })),
    /** A dashboard as a file. */
    print: async (input: PrintInput) => await (await all.analytics.print.$post({ json: input })).blob(),
    /** As it would be made now. */
    preview: async (id: string, format: ReportFormat) =>
      await (await one.preview.$get({ param: { id }, query: { format } })).blob(),
    file: async (runId: string, name: string) =>
      await (
        await all['report-runs'][':id'].files[':name'].$get({
          param: { id: runId, name: encodeURIComponent(name) },
        })
      ).blob(),
  }
}
