/*
 * Where a signed thread token travels. Its alphabet: letters, digits and `- _ . ~`. Mail systems may lower-case a
 * local part and RFC 5321 grants it 64 octets, so a token is best lower-case and short.
 */
const tokenPattern = /^[A-Za-z0-9._~-]{6,200}$/

/** `support@shop.test` and a token make `support+token@shop.test`. */
export function plusAddress(address: string, token: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${token}${address.slice(at)}`
}

/** A Message-ID, without angle brackets, that carries the token. `unique` has no dots, such as a UUID. */
export function messageIdFor(input: { unique: string; token: string; domain: string }): string {
  return `hub.${input.unique}.${input.token}@${input.domain}`
}

export function tokenInMessageId(messageId: string): string | null {
  const token = /^hub\.[A-Za-z0-9-]+\.([^@]+)@/.exec(messageId)?.[1]
  return token && tokenPattern.test(token) ? token : null
}

/** The plus-part of an address that is one of ours, else null. */
export function tokenInAddress(address: string, ownAddresses: readonly string[]): string | null {
  for (const own of ownAddresses) {
    const at = own.lastIndexOf('@')
    const [start, end] = [`${own.slice(0, at)}+`.toLowerCase(), own.slice(at).toLowerCase()]
    const candidate = address.trim().toLowerCase()
    if (!candidate.startsWith(start) || !candidate.endsWith(end)) continue
    const token = address.trim().slice(start.length, -end.length)
    if (tokenPattern.test(token)) return token
  }
  return null
}
