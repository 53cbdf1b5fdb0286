import type { Party, ThreadHints } from '@hubbub/contracts'
import type { Ancestor, RoutableMessage, RoutingChannel } from '../ports/routing.ts'
import { withoutPlus } from './mail-domains.ts'
import { postThread, roomOf } from './post-thread.ts'
import type { Threadable } from './threading.ts'

/** What is known of the place a message came to. */
export interface Surroundings {
  channel: RoutingChannel
  /** What posts refer to, as far as it is here. */
  ancestors?: readonly Ancestor[]
}

/** The parties whose contacts must be known: who wrote, or whom we wrote to. */
export function counterpart(message: RoutableMessage, around: Surroundings): Party {
  return addressee(message, around) ?? message.author
}

/** Who wrote to us, or whom we wrote to; null for what we say to nobody. */
function addressee(message: RoutableMessage, { channel, ancestors = [] }: Surroundings): Party | null {
  if (message.direction === 'in') return message.author
  const { to = [], cc = [], bcc = [] } = message.mail ?? {}
  const named = [...to, ...cc, ...bcc, ...(message.post?.to ?? [])].find(
    ({ value }) => !isOwn(channel, value),
  )
  if (named !== undefined || message.post === null) return named ?? null
  const [parent] = message.thread.parentRefs
  const answered = ancestors.find(({ externalId }) => externalId === parent)
  return answered === undefined || answered.direction === 'out' ? null : answered.author
}

const isOwn = (channel: RoutingChannel, address: string) => channel.addresses.includes(withoutPlus(address))

/** Who takes part by this message. */
export function everyone(message: RoutableMessage, around: Surroundings): Party[] {
  const { channel } = around
  return partiesOf(message, around).filter(({ value }) => !isOwn(channel, value))
}

function partiesOf(message: RoutableMessage, around: Surroundings): Party[] {
  const { post, author } = message
  const { to = [], cc = [], replyTo = [] } = message.mail ?? {}
  if (post === null) return message.direction === 'in' ? [author, ...replyTo, ...to, ...cc] : [...to, ...cc]
  // Who is only named before everybody has not spoken yet.
  if (post.audience === 'direct') return message.direction === 'in' ? [author, ...post.to] : post.to
  const party = addressee(message, around)
  return party === null ? [] : [party]
}

/** The references by which it is threaded. */
export function threadOf(message: RoutableMessage, around: Surroundings): ThreadHints {
  const { post } = message
  return post === null ? message.thread : postThread({ ...message, post }, addressee(message, around))
}

interface Verify {
  conversationOf(token: string): string | null
}

export function toThreadable(message: RoutableMessage, around: Surroundings, tokens: Verify): Threadable {
  const thread = threadOf(message, around)
  const { post, direction } = message
  const [parent] = message.thread.parentRefs
  const related = around.ancestors?.find(({ externalId }) => externalId === parent)?.conversationId ?? null
  const heard = direction === 'in' ? !message.addressed : addressee(message, around) === null
  return {
    id: message.id,
    externalId: message.externalId,
    direction,
    sender: withoutPlus(message.author.value),
    recipients: everyone(message, around).map(({ value }) => withoutPlus(value)),
    ownRef: thread.ownRef,
    parentRefs: thread.parentRefs,
    tokenConversationIds: thread.tokens.flatMap((token) => tokens.conversationOf(token) ?? []),
    sentAt: message.sentAt,
    ...(post !== null && { post: { heard, room: roomOf(post), related } }),
  }
}
