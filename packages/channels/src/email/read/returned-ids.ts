import { messageIdsIn } from './message-ids.ts'

/** How much of a report is looked through; the returned headers stand well before this. */
const window = 512 * 1024

/**
 * The Message-IDs inside a delivery report: of the mail it returns, in whatever part and form (RFC 3464, or none).
 * The report's own header block is left out.
 */
export function returnedIds(raw: Uint8Array): string[] {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, window)).toString('latin1')
  const body = text.slice(Math.max(0, text.search(/\r?\n\r?\n/)))
  const lines = body.matchAll(
    /^[> \t]*(?:original-)?message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\r\n]{3,500}>)/gim,
  )
  return [...new Set([...lines].flatMap((match) => messageIdsIn(match[1] ?? '')))].slice(0, 10)
}
