import type { InboundAttachment } from '@hubbub/contracts'
import { downloadFile } from '../http/download-file.ts'
import type { MastoStatus } from './api-types.ts'
import type { MastodonClient } from './client.ts'

/** The files of a status, as far as they can be had. */
export async function attachmentsOf(
  { file }: Pick<MastodonClient, 'file'>,
  { mediaAttachments }: MastoStatus,
  signal: AbortSignal,
): Promise<InboundAttachment[]> {
  const files: InboundAttachment[] = []
  for (const { url } of mediaAttachments) {
    const found = url ? await downloadFile(file, url, signal) : null
    if (found !== null) files.push(found)
  }
  return files
}
