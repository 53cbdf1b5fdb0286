import { type Attachment, attachmentSchema } from '@hubbub/contracts'
import { hc } from 'hono/client'
import { networkProblem, problemOf } from '../problem-error.ts'
import type { AttachmentsApi } from '../shapes/attachments.ts'
import { type Transport, read } from '../transport.ts'

export interface UploadOptions {
  signal?: AbortSignal
  /** 0 to 1; reported only where the platform can tell, which `fetch` cannot. */
  onProgress?: (share: number) => void
}

export type AttachmentFacts = Pick<Attachment, 'filename' | 'size' | 'contentType'>

export function attachmentsClient(transport: Transport, base: string) {
  const at = hc<AttachmentsApi>(base, transport.options()).attachments
  return {
    upload: (file: File, { signal, onProgress }: UploadOptions = {}): Promise<Attachment> =>
      onProgress && typeof XMLHttpRequest !== 'undefined'
        ? uploadWithProgress(`${base}/attachments`, file, transport, onProgress, signal)
        : read(at.$post({ form: { file } }, transport.options(signal))),
    /** Name, type and size, without the file itself. */
    describe: async (id: string, signal?: AbortSignal): Promise<AttachmentFacts> => {
      const response = await transport.options().fetch(`${base}/attachments/${id}`, {
        method: 'HEAD',
        headers: transport.headers,
        ...(signal && { signal }),
      })
      return factsOf(response.headers)
    },
    url: (id: string) => `${base}/attachments/${id}`,
  }
}

function uploadWithProgress(
  url: string,
  file: File,
  transport: Transport,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    for (const [name, value] of Object.entries(transport.headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) =>
      onProgress(event.total > 0 ? event.loaded / event.total : 0),
    )
    request.addEventListener('error', () => reject(networkProblem(new Error('upload failed'))))
    request.addEventListener('abort', () =>
      reject(new DOMException('The upload was cancelled', 'AbortError')),
    )
    request.addEventListener('load', () => {
      if (request.status === 401) transport.onUnauthenticated?.()
      if (request.status !== 201) return reject(problemOf(request.responseText, request.status))
      return resolve(attachmentSchema.parse(JSON.parse(request.responseText)))
    })
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}

/** RFC 6266: the name with its own encoding wins over the plain one. */
export function factsOf(headers: Headers): AttachmentFacts {
  const disposition = headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const plain =
    /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1] ?? /filename=([^;"]+)/i.exec(disposition)?.[1]
  return {
    filename:
      (encoded === undefined ? plain?.replaceAll(/\\(.)/g, '$1') : decodeURIComponent(encoded)) ?? 'file',
    size: Number(headers.get('content-length') ?? 0),
    contentType: headers.get('content-type')?.split(';')[0] ?? 'application/octet-stream',
  }
}
