import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { WebhookRequest } from '../webhook.ts'

const HEADER = 'x-twilio-signature'

/** What the network puts over a call: the full address, then every parameter of the form in the order of its name. */
export function signatureOf(authToken: string, url: string, params: readonly (readonly [string, string])[]) {
  const sorted = [...new Map(params.map((pair) => [pair.join('\0'), pair])).values()].toSorted(byName)
  const signed = url + sorted.map(([name, value]) => name + value).join('')
  return createHmac('sha1', authToken).update(signed).digest('base64')
}

function byName([a, valueA]: readonly [string, string], [b, valueB]: readonly [string, string]): number {
  if (a === b) return valueA < valueB ? -1 : 1
  return a < b ? -1 : 1
}

/**
 * Whether a call is the network's own. A body that is no form is signed by its digest, which stands in the address. Some
 * servers sign the address with its port, others without.
 */
export function isGenuine(authToken: string, { headers, url, body, query }: WebhookRequest): boolean {
  const given = headers[HEADER] ?? ''
  if (authToken === '' || given === '') return false
  const digest = query['bodySHA256']
  const isForm = isFormType(headers['content-type'])
  if (digest !== undefined && !same(digest.toLowerCase(), createHash('sha256').update(body).digest('hex')))
    return false
  if (digest === undefined && !isForm && body.byteLength > 0) return false
  const params = digest === undefined && isForm ? paramsOf(body) : []
  return addressesOf(url).some((address) => same(given, signatureOf(authToken, address, params)))
}

export const isFormType = (type: string | undefined) =>
  type?.toLowerCase().startsWith('application/x-www-form-urlencoded') === true

export const paramsOf = (body: Uint8Array): [string, string][] => [
  ...new URLSearchParams(new TextDecoder().decode(body)),
]

function addressesOf(url: string): string[] {
  const parsed = new URL(url)
  if (parsed.port !== '') {
    const port = `:${parsed.port}`
    return [url, url.replace(`${parsed.hostname}${port}`, parsed.hostname)]
  }
  const port = parsed.protocol === 'https:' ? 443 : 80
  return [url, url.replace(parsed.host, `${parsed.host}:${port}`)]
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
