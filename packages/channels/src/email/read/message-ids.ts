import { createHash } from 'node:crypto'
import { clean } from '../../text/clean.ts'

/** Longer ids exist only in hostile mail, and would not fit an index. */
const maxLength = 500
const maxIds = 100

/** All message ids in a header value, in order, without angle brackets. Bare ids are taken when there is no bracket. */
export function messageIdsIn(value: string): string[] {
  const bracketed = [...value.slice(0, 100_000).matchAll(/<([^<>]{1,1000})>/g)].map((match) => match[1] ?? '')
  const found = bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((part) => part.includes('@'))
  const ids = found.map(normalise).filter((id) => id.length > 0 && id.length <= maxLength)
  return [...new Set(ids)].slice(-maxIds)
}

export function messageIdIn(value: string | undefined): string | null {
  return value === undefined ? null : (messageIdsIn(value)[0] ?? null)
}

// @NOTE some mailers fold a header inside an id, so white space within the brackets is no part of it
function normalise(id: string): string {
  return clean(id.replace(/\s+/g, ''), maxLength + 1)
}

/** For a mail without a usable Message-ID: its bytes name it. */
export function contentId(raw: Uint8Array): string {
  return `sha256:${createHash('sha256').update(raw).digest('hex')}`
}
