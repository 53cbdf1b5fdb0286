import type { Party } from '@hubbub/contracts'
import type { WhatsappContact } from './api-types.ts'
import { kind } from './config.ts'

/** Somebody as WhatsApp names them: a number without its plus, what Meta calls them towards this business, or both. */
export interface WhatsappPerson {
  number: string | null
  userId: string | null
}

/**
 * A number says who somebody is on every network that knows numbers. Who hides it behind a user name is known by the id
 * that Meta gives them towards this business.
 */
export function partyOf(
  { number, userId }: WhatsappPerson,
  contacts: readonly WhatsappContact[] = [],
): Party | null {
  const contact = contacts.find(
    ({ wa_id: waId, user_id: id }) =>
      (number !== null && waId === number) || (userId !== null && id === userId),
  )
  const { name, username } = contact?.profile ?? {}
  const names = { name: name ?? null, ...(username !== undefined && { handle: username }) }
  if (number !== null)
    return {
      kind: 'phone',
      value: `+${digitsOf(number)}`,
      ...names,
      url: `https://wa.me/${digitsOf(number)}`,
    }
  return userId === null ? null : { kind, value: userId, ...names }
}

export const digitsOf = (number: string) => number.replaceAll(/\D/g, '')

/** What a thread of one person is found by: either name, as the one may be missing some day. */
export const chatRefs = ({ number, userId }: WhatsappPerson): string[] => [
  ...(userId === null ? [] : [`user:${userId}`]),
  ...(number === null ? [] : [`chat:${digitsOf(number)}`]),
]

/** How the Cloud API is told whom to write to. */
export function addressOf({ kind: space, value }: Party): { to: string } | { recipient: string } {
  return space === 'phone' ? { to: digitsOf(value) } : { recipient: value }
}
