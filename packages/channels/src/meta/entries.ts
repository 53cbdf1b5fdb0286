import type { InboundBatch, UnreadableMessage } from '@hubbub/contracts'
import { z } from 'zod'
import { createHash } from 'node:crypto'
import type { WebhookRequest } from '../webhook.ts'

export type CallRead = Required<Pick<InboundBatch, 'messages' | 'unreadable' | 'changes'>>

export const nothingRead = (): CallRead => ({ messages: [], unreadable: [], changes: [] })

const callSchema = z.object({
  object: z.string(),
  entry: z.array(z.unknown()),
})

/** All entries of a call, each still as it came. */
export function entriesOf({ body }: Pick<WebhookRequest, 'body'>): { object: string; entries: unknown[] } {
  const { object, entry } = callSchema.parse(JSON.parse(new TextDecoder().decode(body)))
  return { object, entries: entry }
}

export const rawOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

/** One that cannot be read stops no other; it is named by what it says, so that it is kept once. */
export function unreadable(value: unknown, error: z.ZodError, id: string | null = null): UnreadableMessage {
  const raw = rawOf(value)
  const reason = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  const name = id ?? createHash('sha256').update(raw).digest('hex')
  return { externalId: `unread:${name}`, direction: 'in', reason, raw }
}

/** The pages or accounts that a call is about; none where it is no call of Meta's. */
export function accountsOf(request: Pick<WebhookRequest, 'body'>): string[] {
  try {
    const ids = z.array(z.object({ id: z.string() })).parse(entriesOf(request).entries)
    return [...new Set(ids.map(({ id }) => id))]
  } catch {
    return []
  }
}
