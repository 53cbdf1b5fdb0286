import type { createLabel, updateLabel } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { LabelsApi } from '../shapes/labels.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type LabelInput = JsonBody<typeof createLabel>
export type LabelChange = JsonBody<typeof updateLabel>

export function labelsClient(transport: Transport, base: string) {
  const at = hc<LabelsApi>(base, transport.options()).labels
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    create: (input: LabelInput) => read(at.$post({ json: input })),
    update: (id: string, change: LabelChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    delete: (id: string) => done(at[':id'].$delete({ param: { id } })),
  }
}
