import type { checkChannel, createChannel, setChannelBudget, updateChannel } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { ChannelsApi } from '../shapes/channels.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type ChannelInput = JsonBody<typeof createChannel>
export type ChannelChange = JsonBody<typeof updateChannel>
export type ChannelBudgetInput = JsonBody<typeof setChannelBudget>
export type ChannelCheckInput = JsonBody<typeof checkChannel>

export function channelsClient(transport: Transport, base: string) {
  const at = hc<ChannelsApi>(base, transport.options()).channels
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    kinds: (signal?: AbortSignal) =>
      read(hc<ChannelsApi>(base, transport.options())['channel-kinds'].$get({}, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) =>
      read(at[':id'].$get({ param: { id } }, transport.options(signal))),
    create: (input: ChannelInput) => read(at.$post({ json: input })),
    check: (input: ChannelCheckInput) => read(at.check.$post({ json: input })),
    update: (id: string, change: ChannelChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    listening: (id: string, signal?: AbortSignal) =>
      read(at[':id'].listening.$get({ param: { id } }, transport.options(signal))),
    usage: (id: string, signal?: AbortSignal) =>
      read(at[':id'].usage.$get({ param: { id } }, transport.options(signal))),
    setBudget: (id: string, budget: ChannelBudgetInput, version?: number) =>
      read(at[':id'].budget.$put({ param: { id }, header: ifMatch(version), json: budget })),
    gaps: (id: string, signal?: AbortSignal) =>
      read(at[':id'].gaps.$get({ param: { id } }, transport.options(signal))),
    rooms: (id: string, signal?: AbortSignal) =>
      read(at[':id'].rooms.$get({ param: { id } }, transport.options(signal))),
    renewSecret: (id: string) => read(at[':id'].secret.$post({ param: { id } })),
    delete: (id: string) => done(at[':id'].$delete({ param: { id } })),
  }
}
