import type { Ability, Allowance } from './entities/channel.ts'
import type { Message } from './entities/message.ts'
import type { MessageActionKind } from './entities/message-action.ts'

/** Why something cannot be done that a network does not have at all. */
export const notOffered = 'The network does not offer it'

const abilityOf = {
  react: 'react',
  unreact: 'react',
  hide: 'hide',
  show: 'hide',
  remove: 'delete',
} as const satisfies Record<MessageActionKind, Ability>

type Subject = Pick<Message, 'kind' | 'direction'> & {
  post: Pick<NonNullable<Message['post']>, 'audience' | 'deletedAt'> | null
  delivery: Pick<NonNullable<Message['delivery']>, 'state'> | null
}

/** Null where the network can be asked for it; else the reason, in words for the person who wanted it. */
export function whyNotAct(
  message: Subject,
  kind: MessageActionKind,
  abilities: Partial<Record<Ability, Allowance>>,
): string | null {
  const { post, direction, delivery } = message
  if (message.kind !== 'message' || post === null) return 'This is no message of a network'
  if (post.deletedAt !== null) return 'It is deleted on the network'
  if (kind === 'remove') {
    if (direction !== 'out') return 'Only what was written from this account can be taken back'
    if (delivery !== null && delivery.state !== 'sent') return 'It is not on the network'
  } else if (direction !== 'in') return 'It was written from this account'
  if ((kind === 'hide' || kind === 'show') && post.audience === 'direct')
    return 'A direct message is seen by nobody else'
  const allowance = abilities[abilityOf[kind]]
  return allowance?.can === true ? null : (allowance?.why ?? notOffered)
}
