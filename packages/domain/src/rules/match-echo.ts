import type { OutboundPost } from '@hubbub/contracts'
import type { IncomingMessage } from '../ports/intake.ts'
import type { UndecidedPost } from '../ports/deliveries.ts'

/** Clocks of networks go wrong by less. */
const SLACK_MS = 120_000

type Echo = Pick<
  IncomingMessage,
  'externalId' | 'direction' | 'subject' | 'text' | 'post' | 'thread' | 'sentAs' | 'sentAt'
>

/**
 * Which posts of our own that came back are those that we are sending: by our own id where the network gives it back,
 * else by what they answer and what they say. @returns the message by the external id of its echo.
 */
export function matchEchoes(
  incoming: readonly Echo[],
  undecided: readonly UndecidedPost[],
): Map<string, UndecidedPost> {
  const open = new Set(undecided)
  const matched = new Map<string, UndecidedPost>()
  for (const echo of incoming) {
    if (echo.direction !== 'out' || echo.post === null) continue
    const match = [...open].find((post) => isEcho(echo, post))
    if (match === undefined) continue
    open.delete(match)
    matched.set(echo.externalId, match)
  }
  return matched
}

function isEcho(echo: Echo, { envelope, since }: UndecidedPost): boolean {
  if (envelope.form === 'mail') return false
  if (echo.sentAs !== null) return echo.sentAs === envelope.messageId
  const { inReplyTo, audience } = envelope
  if ((audience === 'direct') !== (echo.post?.audience === 'direct')) return false
  if (echo.sentAt.getTime() < since.getTime() - SLACK_MS) return false
  // In private, networks seldom say what is answered.
  const [parent] = echo.thread.parentRefs
  if (audience === 'public' && (inReplyTo?.externalId ?? undefined) !== parent) return false
  return saidOf(envelope).has(essence([echo.subject ?? '', echo.text].join(' ')))
}

/** What stands beside the text comes back as its title, as its beginning, or not at all. */
function saidOf({ text, fields = {} }: Pick<OutboundPost, 'text' | 'fields'>): Set<string> {
  return new Set([text, ...Object.values(fields).map((field) => `${field} ${text}`)].map(essence))
}

/** Networks shorten links, name whom one answers, and tidy spaces. */
const essence = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/https?:\/\/\S+|@\S+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
