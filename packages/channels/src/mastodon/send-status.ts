import type { OutboundPost, PostRef, SendResult } from '@hubbub/contracts'
import type { MastoStatus } from './api-types.ts'
import type { MastodonClient, NewStatus } from './client.ts'
import { fieldOf } from '../new-post.ts'
import { textOf } from './mapper.ts'
import { compareIds } from './pages.ts'

/** Under our own id as its key: sent twice, it stands there once. */
export async function sendStatus(
  client: MastodonClient,
  message: OutboundPost,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  const mediaIds: string[] = []
  for (const { content, filename, contentType } of message.attachments)
    mediaIds.push(
      await client.upload(new File([new Uint8Array(content)], filename, { type: contentType }), signal),
    )
  return resultOf(await client.publish({ ...wordsOf(message), mediaIds, key: message.messageId }, signal))
}

/** Without its name in it nobody is told of an answer, and nobody else can read a direct message. */
export function wordsOf(
  message: Pick<OutboundPost, 'text' | 'to' | 'inReplyTo' | 'audience' | 'fields'>,
): Omit<NewStatus, 'mediaIds' | 'key'> {
  const { text, to, inReplyTo, audience, fields } = message
  const acct = acctOf(inReplyTo) ?? to?.handle ?? null
  const named = acct === null || text.toLowerCase().includes(`@${acct.toLowerCase()}`)
  return {
    text: named ? text : `@${acct} ${text}`,
    visibility:
      inReplyTo === null && audience === 'public' ? chosenOf(fields) : visibilityOf(audience, inReplyTo),
    warning: fieldOf(fields, 'warning'),
    inReplyToId: inReplyTo?.externalId ?? null,
  }
}

function chosenOf(fields: OutboundPost['fields']): NewStatus['visibility'] {
  const chosen = fieldOf(fields, 'visibility')
  return chosen === 'unlisted' || chosen === 'private' ? chosen : 'public'
}

/** As quiet as what it answers. */
function visibilityOf(
  audience: OutboundPost['audience'],
  inReplyTo: PostRef | null,
): NewStatus['visibility'] {
  if (audience === 'direct') return 'direct'
  const visibility = inReplyTo?.post.facts['visibility']
  return visibility === 'unlisted' || visibility === 'private' ? visibility : 'public'
}

export function acctOf(ref: PostRef | null): string | null {
  const acct = ref?.post.facts['acct']
  return typeof acct === 'string' ? acct : (ref?.author.handle ?? null)
}

export function resultOf(status: MastoStatus): SendResult {
  return {
    externalId: status.id,
    ownRef: status.id,
    response: `Posted as ${status.id}`,
    recipients: [],
    url: status.url ?? status.uri,
    facts: { acct: status.account.acct, accountId: status.account.id, visibility: status.visibility },
  }
}

export interface Wanted {
  message: Pick<OutboundPost, 'text' | 'to' | 'inReplyTo' | 'audience' | 'fields'>
  since: Date
}

const slackMs = 120_000

/** Among our own statuses from that time on, the one that says the same in the same place. */
export function findSame(statuses: readonly MastoStatus[], { message, since }: Wanted): MastoStatus | null {
  const { text, inReplyToId, visibility, warning } = wordsOf(message)
  const fits = statuses.filter(
    (status) =>
      Date.parse(status.createdAt) >= since.getTime() - slackMs &&
      (status.inReplyToId ?? null) === inReplyToId &&
      status.visibility === visibility &&
      (status.spoilerText ?? '') === (warning ?? '') &&
      plain(textOf({ ...status, spoilerText: '' })) === plain(text),
  )
  return fits.toSorted((one, other) => compareIds(one.id, other.id))[0] ?? null
}

/** Names lose their instance on the way, and white space its form. */
const plain = (text: string) =>
  text
    .replace(/@([\w.]+)@[\w.-]+/g, '@$1')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
