import type { placeOutboundHold } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { OutboundHoldsApi } from '../shapes/outbound-holds.ts'
import { type JsonBody, type Transport, done, read } from '../transport.ts'

export function outboundHoldsClient(transport: Transport, base: string) {
  const at = hc<OutboundHoldsApi>(base, transport.options())['outbound-holds']
  return {
    list: (query: { standing?: 'true' }, signal?: AbortSignal) =>
      read(at.$get({ query }, transport.options(signal))),
    place: (input: JsonBody<typeof placeOutboundHold>) => read(at.$post({ json: input })),
    lift: (id: string, waiting: 'let-go' | 'cancel') =>
      read(at[':id'].lift.$post({ param: { id }, json: { waiting } })),
    items: (id: string, signal?: AbortSignal) =>
      read(at[':id'].items.$get({ param: { id } }, transport.options(signal))),
    settle: (id: string, item: { messageId: string; as: 'let-go' | 'cancelled' }) =>
      done(at[':id'].items.$post({ param: { id }, json: item })),
  }
}
