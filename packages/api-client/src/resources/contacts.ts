import type { fetchContactProfile, search, searchHitSchema, updateContact, z } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { ContactsApi } from '../shapes/contacts.ts'
import { type JsonBody, type PageQuery, type Transport, ifMatch, queryOf, read } from '../transport.ts'

export type ContactChange = JsonBody<typeof updateContact>
export type ProfileAsked = JsonBody<typeof fetchContactProfile>
export type SearchHit = z.infer<typeof searchHitSchema>
export type SearchQuery = PageQuery & Pick<z.infer<typeof search.request.query>, 'q'>

export function contactsClient(transport: Transport, base: string) {
  const root = hc<ContactsApi>(base, transport.options())
  const at = root.contacts
  return {
    list: (query: PageQuery & { q?: string | undefined }, signal?: AbortSignal) =>
      read(at.$get({ query: queryOf(query) }, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) =>
      read(at[':id'].$get({ param: { id } }, transport.options(signal))),
    messages: (id: string, query: PageQuery, signal?: AbortSignal) =>
      read(at[':id'].messages.$get({ param: { id }, query: queryOf(query) }, transport.options(signal))),
    update: (id: string, change: ContactChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    influence: (id: string, signal?: AbortSignal) =>
      read(at[':id'].influence.$get({ param: { id } }, transport.options(signal))),
    profiles: (id: string, signal?: AbortSignal) =>
      read(at[':id'].profiles.$get({ param: { id } }, transport.options(signal))),
    /** Asks the network, unless what is kept is younger than a day. */
    fetchProfile: (id: string, asked: ProfileAsked, signal?: AbortSignal) =>
      read(at[':id'].profiles.$post({ param: { id }, json: asked }, transport.options(signal))),
    /** What the other is known by and has written becomes this one's; the other is gone. */
    merge: (id: string, otherId: string) =>
      read(at[':id'].merge.$post({ param: { id }, header: {}, json: { otherId } })),
    search: (query: SearchQuery, signal?: AbortSignal) =>
      read(root.search.$get({ query: queryOf(query) }, transport.options(signal))),
  }
}
