import type { InboundAttachment } from '@hubbub/contracts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import type { XMedia } from './api-types.ts'

const WAIT_MS = 20_000
const MAX_BYTES = 20 * 1024 * 1024

/** Fetches a file from where X says it is; null where it cannot be had. */
export type FetchFile = (url: string, signal?: AbortSignal) => Promise<Uint8Array | null>

export function createFetchFile(guarded: Pick<GuardedFetch, 'fetch'>): FetchFile {
  return async (url, signal) => {
    signal?.throwIfAborted()
    const stop = AbortSignal.any([AbortSignal.timeout(WAIT_MS), ...(signal ? [signal] : [])])
    try {
      const { ok, body } = await guarded.fetch(url, { signal: stop })
      if (!ok || body === null) return null
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        size += chunk.length
        if (size > MAX_BYTES) return null
        chunks.push(chunk)
      }
      return Buffer.concat(chunks)
    } catch {
      signal?.throwIfAborted()
      return null
    }
  }
}

/** Photos, and of moving pictures the first; what cannot be had is left as a link. */
export async function fetchMedia(
  fetchFile: FetchFile,
  media: readonly XMedia[],
  signal?: AbortSignal,
): Promise<{ attachments: InboundAttachment[]; missing: string[] }> {
  const attachments: InboundAttachment[] = []
  const missing: string[] = []
  for (const { type, url, preview_image_url: preview, media_key: key } of media) {
    const address = url ?? preview
    if (address === undefined) continue
    const content = await fetchFile(address, signal)
    if (content === null) missing.push(address)
    else
      attachments.push({
        filename: `${type}-${key}.jpg`,
        contentType: 'image/jpeg',
        contentId: null,
        inline: true,
        content,
      })
  }
  return { attachments, missing }
}
