import type { Contact, Member } from '@hubbub/contracts'

export interface AddressSuggestion {
  name: string
  address: string
  isColleague: boolean
}
interface Known {
  contacts: readonly Pick<Contact, 'name' | 'identities' | 'blockedAt'>[]
  members: readonly Pick<Member, 'name' | 'email'>[]
  /** Already among the recipients. */
  taken: readonly string[]
}

const MOST = 8

/** Who may be meant: those whose name or address begins so come first, each address once. */
export function suggestAddresses(typed: string, { contacts, members, taken }: Known): AddressSuggestion[] {
  const wanted = typed.toLowerCase()
  const people: AddressSuggestion[] = [
    ...contacts
      .filter(({ blockedAt }) => blockedAt === null)
      .flatMap(({ name, identities }) =>
        identities
          .filter(({ kind, failedAt }) => kind === 'email' && failedAt === null)
          .map(({ value }) => ({ name, address: value.toLowerCase(), isColleague: false })),
      ),
    ...members.map(({ name, email }) => ({ name, address: email.toLowerCase(), isColleague: true })),
  ]
  const seen = new Set(taken)
  return people
    .filter(({ name, address }) => name.toLowerCase().includes(wanted) || address.includes(wanted))
    .toSorted((a, b) => Number(begins(b, wanted)) - Number(begins(a, wanted)))
    .filter(({ address }) => !seen.has(address) && seen.add(address))
    .slice(0, MOST)
}

const begins = ({ name, address }: AddressSuggestion, wanted: string) =>
  address.startsWith(wanted) ||
  name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(wanted))
