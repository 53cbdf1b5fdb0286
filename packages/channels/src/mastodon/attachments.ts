import type { InboundAttachment } from '@hubbub/contracts'
import { log } from '../log.ts'
import type { MastoStatus } from './api-types.ts'
import type { MastodonClient } from './client.ts'

const maxFileBytes = 20_000_000
const waitMs = 30_000

/** The files of a status. One that cannot be had is left out: its address stands in the status. */
export async function attachmentsOf(
  { file }: Pick<MastodonClient, 'file'>,
  { mediaAttachments }: MastoStatus,
  signal: AbortSignal,
): Promise<InboundAttachment[]> {
  const files: InboundAttachment[] = []
  for (const { id, url } of mediaAttachments) {
    if (!url) continue
    try {
      const found = await download({ file }, url, AbortSignal.any([signal, AbortSignal.timeout(waitMs)]))
      if (found !== null) files.push({ ...found, filename: nameOf(url, id), contentId: null, inline: false })
    } catch (error) {
      signal.throwIfAborted()
      log.debug({ err: error }, 'a file of a status could not be fetched')
    }
  }
  return files
}

async function download({ file }: Pick<MastodonClient, 'file'>, url: string, signal: AbortSignal) {
  const response = await file(url, { signal })
  if (!response.ok || response.body === null) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    const bytes = chunk as Uint8Array
    size += bytes.length
    if (size > maxFileBytes) return null
    chunks.push(bytes)
  }
  return {
    content: new Uint8Array(Buffer.concat(chunks)),
    contentType: response.headers.get('content-type') ?? 'application/octet-stream',
  }
}

const nameOf = (url: string, id: string) => decodeURIComponent(new URL(url).pathname.split('/').at(-1) || id)
