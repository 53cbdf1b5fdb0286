import type { InboundAttachment } from '@hubbub/contracts'
import type { XMedia } from './api-types.ts'
import { limits } from './config.ts'

const WAIT_MS = 20_000

/** Photos, and of moving pictures the first; what cannot be had is left as a link. */
export async function fetchMedia(
  media: readonly XMedia[],
  signal?: AbortSignal,
): Promise<{ attachments: InboundAttachment[]; missing: string[] }> {
  const attachments: InboundAttachment[] = []
  const missing: string[] = []
  for (const { type, url, preview_image_url: preview, media_key: key } of media) {
    const address = url ?? preview
    if (address === undefined) continue
    const content = await fetchBytes(address, signal)
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

async function fetchBytes(url: string, signal?: AbortSignal): Promise<Uint8Array | null> {
  signal?.throwIfAborted()
  const stop = AbortSignal.any([AbortSignal.timeout(WAIT_MS), ...(signal ? [signal] : [])])
  try {
    const response = await fetch(url, { signal: stop })
    const size = Number(response.headers.get('content-length') ?? 0)
    if (!response.ok || size > limits.imageBytes * 4) return null
    return new Uint8Array(await response.arrayBuffer())
  } catch {
    signal?.throwIfAborted()
    return null
  }
}
