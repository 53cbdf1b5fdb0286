import type { createNoticePlace, updateNoticePlace } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { NoticePlacesApi } from '../shapes/notice-places.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type NoticePlaceInput = JsonBody<typeof createNoticePlace>
export type NoticePlaceChange = JsonBody<typeof updateNoticePlace>

export function noticePlacesClient(transport: Transport, base: string) {
  const at = hc<NoticePlacesApi>(base, transport.options())['notice-places']
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    create: (input: NoticePlaceInput) => read(at.$post({ json: input })),
    update: (id: string, change: NoticePlaceChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    test: (id: string) => read(at[':id'].test.$post({ param: { id } })),
    delete: (id: string) => done(at[':id'].$delete({ param: { id } })),
  }
}
