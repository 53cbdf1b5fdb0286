import type { MentionQuery } from '@hubbub/api-client'
import type { MentionViewQuery } from '@hubbub/contracts/http'
import { markKindSchema, mentionStateSchema, sentimentLabelSchema } from '@hubbub/contracts'
import { z } from 'zod'

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** What the address of the mentions may say; anything else in it is dropped. */
export const mentionSearchSchema = z.object({
  state: optional(mentionStateSchema),
  channelId: optional(z.uuid()),
  labelId: optional(z.uuid()),
  language: optional(z.string().max(16)),
  sentiment: optional(sentimentLabelSchema),
  mark: optional(markKindSchema),
  /** The value of an author's identity; `who` is what they are called, for the screen alone. */
  author: optional(z.string().max(500)),
  who: optional(z.string().max(200)),
  q: optional(z.string().max(300)),
  /** What a monitor matched. */
  monitorId: optional(z.uuid()),
  /** In the query language. */
  query: optional(z.string().max(10_000)),
  /** Each by itself, where others show them with what they repeat. */
  repeats: optional(z.literal('each')),
  /** What counts as spam is left out unless it is asked for. */
  spam: optional(z.enum(['with', 'only'])),
  /** The saved view that it was opened by. */
  saved: optional(z.uuid()),
})
export type MentionSearch = z.infer<typeof mentionSearchSchema>

/** What can be taken off one by one. */
export const narrowings = [
  'monitorId',
  'query',
  'channelId',
  'labelId',
  'language',
  'sentiment',
  'mark',
  'author',
] as const
export const unnarrowed = Object.fromEntries(
  [...narrowings, 'who', 'q'].map((name) => [name, undefined]),
) as MentionSearch

/** The list's filter with its defaults; the same address always gives the same query key. */
export const filterOfSearch = ({ who: _who, saved: _saved, ...search }: MentionSearch): MentionQuery => ({
  state: 'open',
  repeats: 'folded',
  spam: 'without',
  ...given(search),
})

/** What the list shows, as a view keeps it. */
export const viewOfSearch = ({
  saved: _saved,
  state = 'open',
  ...search
}: MentionSearch): MentionViewQuery => ({ list: 'mentions', state, ...given(search) })

const given = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as T
