import { attachmentSchema, type OwnPost } from '@hubbub/contracts'
import { z } from 'zod'
import type { UnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'

/** A post that is being written, in the form in which this browser keeps it. */
export const postDraftSchema = z.object({
  kind: z.literal('post'),
  text: z.string(),
  /** Other words for one account, by its channel. */
  words: z.record(z.string(), z.string()),
  /** What the networks want besides, by channel and name. */
  fields: z.record(z.string(), z.record(z.string(), z.string())),
  /** Channels. */
  chosen: z.array(z.string()),
  files: z.array(attachmentSchema.pick({ id: true, filename: true, size: true, contentType: true })),
  groupId: z.string(),
  /** By channel; the same as long as it is not known whether the server has it. */
  clientIds: z.record(z.string(), z.string()),
  /** When it is to leave, and whether it was sent already and nobody has answered. */
  sending: z.object({ sendAt: z.string().nullable() }).nullable(),
})
export type PostDraft = z.infer<typeof postDraftSchema>

export const emptyPost = (): PostDraft => ({
  kind: 'post',
  text: '',
  words: {},
  fields: {},
  chosen: [],
  files: [],
  groupId: crypto.randomUUID(),
  clientIds: {},
  sending: null,
})

const NAME = 'post'

export const readPostDraft = (shelf: UnsentShelf): PostDraft | null =>
  postDraftSchema.safeParse(shelf.all().get(NAME)).data ?? null

/** Nothing is kept of a post in which nothing stands. */
export function keepPostDraft(shelf: UnsentShelf, draft: PostDraft): void {
  const isEmpty =
    draft.text === '' && draft.files.length === 0 && Object.values(draft.words).every((text) => text === '')
  if (isEmpty) shelf.drop(NAME)
  else shelf.put(NAME, draft)
}

export const dropPostDraft = (shelf: UnsentShelf): void => shelf.drop(NAME)

/** What was taken back stands in the draft again; what was begun meanwhile is kept below. */
export function withTakenBack(
  begun: PostDraft,
  { text, fields, channel, attachments }: Pick<OwnPost, 'text' | 'fields' | 'channel' | 'attachments'>,
): PostDraft {
  return {
    ...begun,
    text: [text, begun.text].filter((part) => part !== '').join('\n\n'),
    fields: { ...begun.fields, [channel.id]: fields },
    chosen: [...new Set([...begun.chosen, channel.id])],
    files: [
      ...attachments.map(({ id, filename, size, contentType }) => ({ id, filename, size, contentType })),
      ...begun.files,
    ],
  }
}
