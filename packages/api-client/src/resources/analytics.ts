import type {
  createAnnotation,
  BreakdownQuery,
  createDashboard,
  MatchedQuery,
  updateDashboard,
  VolumeQuery,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { AnalyticsApi } from '../shapes/analytics.ts'
import { done, ifMatch, type JsonBody, queryOf, read, type Transport } from '../transport.ts'

/** A monitor and a stretch of time. */
export interface MonitorSpan {
  monitorId: string
  from: string
  to: string
}
export type DashboardInput = JsonBody<typeof createDashboard>
export type DashboardChange = JsonBody<typeof updateDashboard>

export function analyticsClient(transport: Transport, base: string) {
  const { analytics, annotations, dashboards, coverage } = hc<AnalyticsApi>(base, transport.options())
  return {
    monitors: (signal?: AbortSignal) => read(analytics.monitors.$get({}, transport.options(signal))),
    volume: (query: VolumeQuery, signal?: AbortSignal) =>
      read(analytics.volume.$get({ query: queryOf(query) }, transport.options(signal))),
    breakdown: (query: BreakdownQuery, signal?: AbortSignal) =>
      read(analytics.breakdown.$get({ query: queryOf(query) }, transport.options(signal))),
    week: (query: MonitorSpan & { timeZone: string }, signal?: AbortSignal) =>
      read(analytics.week.$get({ query: queryOf(query) }, transport.options(signal))),
    terms: (query: MonitorSpan, signal?: AbortSignal) =>
      read(analytics.terms.$get({ query: queryOf(query) }, transport.options(signal))),
    aspects: (query: MonitorSpan, signal?: AbortSignal) =>
      read(analytics.aspects.$get({ query: queryOf(query) }, transport.options(signal))),
    authors: (query: MonitorSpan, signal?: AbortSignal) =>
      read(analytics.authors.$get({ query: queryOf(query) }, transport.options(signal))),
    mentions: (query: MatchedQuery, signal?: AbortSignal) =>
      read(analytics.mentions.$get({ query: queryOf(query) }, transport.options(signal))),
    coverage: (signal?: AbortSignal) => read(coverage.$get({}, transport.options(signal))),
    annotate: (input: JsonBody<typeof createAnnotation>) => read(annotations.$post({ json: input })),
    unannotate: (id: string) => done(annotations[':id'].$delete({ param: { id } })),
    dashboards: (signal?: AbortSignal) => read(dashboards.$get({}, transport.options(signal))),
    createDashboard: (input: DashboardInput) => read(dashboards.$post({ json: input })),
    updateDashboard: (id: string, change: DashboardChange, version?: number) =>
      read(dashboards[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    deleteDashboard: (id: string) => done(dashboards[':id'].$delete({ param: { id } })),
  }
}
