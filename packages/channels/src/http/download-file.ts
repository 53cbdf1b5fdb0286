import type { InboundAttachment } from '@hubbub/contracts'
import { log } from '../log.ts'
import type { GuardedFetch } from './guarded-fetch.ts'

const maxFileBytes = 20_000_000
const waitMs = 30_000

/** A file that a message names. One that cannot be had is left out: its address stands in the message. */
export async function downloadFile(
  fetch: GuardedFetch['fetch'],
  url: string,
  signal: AbortSignal,
): Promise<InboundAttachment | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(waitMs)]) })
    if (!response.ok || response.body === null) return null
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body) {
      const bytes = chunk as Uint8Array
      size += bytes.length
      if (size > maxFileBytes) return null
      chunks.push(bytes)
    }
    const contentType = response.headers.get('content-type') ?? 'application/octet-stream'
    const content = new Uint8Array(Buffer.concat(chunks))
    return { filename: nameOf(url), contentType, contentId: null, inline: false, content }
  } catch (error) {
    signal.throwIfAborted()
    log.debug({ err: error }, 'a file of a message could not be fetched')
    return null
  }
}

function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last) || 'file'
  } catch {
    return last
  }
}
