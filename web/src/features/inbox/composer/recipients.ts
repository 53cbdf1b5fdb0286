import type { MailMeta, Message } from '@hubbub/contracts'

export interface Recipients {
  to: string[]
  cc: string[]
}

const addresses = (parties: MailMeta['to'] | undefined) => (parties ?? []).map(({ value }) => value)

/**
 * Whom a reply goes to where nobody says otherwise; the same rule as the server's, so that what is shown is what is
 * done: the customer who wrote last, where they want answers, and everybody else who was in the thread but ourselves.
 */
export function defaultRecipients(messages: readonly Message[], ownAddress: string): Recipients {
  const said = messages.filter(
    ({ kind, mail, delivery }) => kind === 'message' && mail !== null && delivery?.state !== 'cancelled',
  )
  const last = said.findLast(({ direction, automatic }) => direction === 'in' && !automatic) ?? said.at(-1)
  if (!last?.mail) return { to: [], cc: [] }
  const { mail } = last
  if (last.direction === 'out')
    return { to: addresses(mail.to), cc: others(addresses(mail.cc), addresses(mail.to), ownAddress) }
  const replyTo = addresses(mail.replyTo)
  const author = last.author.address ?? mail.from[0]?.value
  const fallback = author === undefined ? [] : [author]
  const to = replyTo.length > 0 ? replyTo : fallback
  return { to, cc: others([...addresses(mail.to), ...addresses(mail.cc)], to, ownAddress) }
}

const others = (candidates: string[], to: string[], ownAddress: string) =>
  [...new Set(candidates)].filter(
    (address) => withoutPlus(address) !== withoutPlus(ownAddress) && !to.includes(address),
  )

function withoutPlus(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(0, at)).toLowerCase()
  return `${local.split('+')[0] ?? local}${address.slice(at).toLowerCase()}`
}

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/
const NAMED = /^(.*?)<([^<>\s]+)>$/

/** Addresses out of what was typed or pasted; `wrong` is what is none. */
export function parseAddresses(input: string): { good: string[]; wrong: string[] } {
  const parts = input
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const good: string[] = []
  const wrong: string[] = []
  for (const part of parts) {
    const address = (NAMED.exec(part)?.[2] ?? part).toLowerCase()
    if (ADDRESS.test(address)) good.push(address)
    else wrong.push(part)
  }
  return { good: [...new Set(good)], wrong }
}
