import { createHash } from 'node:crypto'

/** The same work that fails again is the same letter: a UUID (version 8) made of the queue and what the job was about. */
export function letterId(queue: string, fact: string): string {
  const hex = createHash('sha256').update(`${queue}\n${fact}`).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
