import type { createView, updateView } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { ViewsApi } from '../shapes/views.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type ViewInput = JsonBody<typeof createView>
export type ViewChange = JsonBody<typeof updateView>

export function viewsClient(transport: Transport, base: string) {
  const at = hc<ViewsApi>(base, transport.options()).views
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    create: (input: ViewInput) => read(at.$post({ json: input })),
    update: (id: string, change: ViewChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    delete: (id: string) => done(at[':id'].$delete({ param: { id } })),
  }
}
