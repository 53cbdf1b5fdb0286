import { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { cleanLine } from '../text/clean.ts'
import { limits } from './config.ts'

export interface SaidFile {
  name: string
  /** As the sender claims. */
  type: string
  content: Uint8Array
}

/** One file more than is let in, so that it is told and not cut. */
const bounds = { files: limits.files + 1, fields: 10, fieldSize: 40_000, fileSize: limits.fileBytes + 1 }

/** What somebody says: as JSON, or as a form with files. Rejects where it is neither. */
export async function readForm(
  body: Uint8Array,
  contentType: string,
): Promise<{ fields: unknown; files: SaidFile[] }> {
  if (!contentType.startsWith('multipart/form-data'))
    return { fields: JSON.parse(new TextDecoder().decode(body)) as unknown, files: [] }
  const fields = new Map<string, string>()
  const files: SaidFile[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const form = new Busboy({ headers: { 'content-type': contentType }, limits: bounds })
  form.on('field', (name, value) => fields.set(name, value))
  form.on('file', (_field, stream, filename, _encoding, type) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('error', reject)
    stream.on('end', () =>
      files.push({ name: nameOf(filename), type, content: new Uint8Array(Buffer.concat(chunks)) }),
    )
  })
  form.on('finish', resolve)
  form.on('error', reject)
  Readable.from([Buffer.from(body)]).pipe(form)
  await promise
  return { fields: Object.fromEntries(fields), files }
}

/** A name, and no path. */
const nameOf = (filename: string | undefined) =>
  cleanLine((filename ?? '').replaceAll(/[/\\]/g, '_'), 200) || 'file'
