import type { pageSomebody } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { EscalationsApi } from '../shapes/escalations.ts'
import { type JsonBody, type Transport, done, read } from '../transport.ts'

export type PageInput = JsonBody<typeof pageSomebody>

export function escalationsClient(transport: Transport, base: string) {
  const at = hc<EscalationsApi>(base, transport.options())
  return {
    list: (
      query: {
        open?: 'true' | 'false'
        subjectKind?: string
        subjectId?: string
        limit?: number
        cursor?: string
      },
      signal?: AbortSignal,
    ) => read(at.escalations.$get({ query }, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) =>
      read(at.escalations[':id'].$get({ param: { id } }, transport.options(signal))),
    acknowledge: (id: string) => read(at.escalations[':id'].acknowledge.$post({ param: { id } })),
    resolve: (id: string) => read(at.escalations[':id'].resolve.$post({ param: { id } })),
    escalate: (id: string) => read(at.escalations[':id'].escalate.$post({ param: { id } })),
    page: (conversationId: string, input: PageInput) =>
      read(at.conversations[':id'].page.$post({ param: { id: conversationId }, json: input })),
    own: (signal?: AbortSignal) => read(at['own-alerts'].$get({}, transport.options(signal))),
    /** All where none is named. */
    seen: (escalationIds?: string[]) =>
      done(at['own-alerts'].seen.$post({ json: escalationIds === undefined ? {} : { escalationIds } })),
  }
}
