import type { InboundAttachment, InboundBatch } from '@hubbub/contracts'
import type { ReadResult } from '../contract.ts'
import { downloadFile } from '../http/download-file.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import type { WebhookRequest } from '../webhook.ts'
import { jsonOf } from './answer-call.ts'
import { eventSchema, eventsOf, faultsOf, type Said, type ToldFile } from './events.ts'
import { changeOf, messageOf } from './mapper.ts'

export interface Reading {
  system: string
  http: Pick<GuardedFetch, 'fetch'>
  /** When it came. */
  at: Date
}

type Read = Required<Pick<InboundBatch, 'messages' | 'unreadable' | 'changes'>>

/** A call is read within this time, files that it names included; those that take longer stand there as addresses. */
const filesMs = 60_000

/** Every event of a call; one that cannot be read stops no other. */
export async function readCall(reading: Reading, { body, headers }: WebhookRequest): Promise<Read> {
  const batch: Read = { messages: [], unreadable: [], changes: [] }
  for (const [index, event] of (eventsOf(jsonOf(body)) ?? []).entries())
    await readInto(batch, reading, { event, name: `call ${headers['webhook-id'] ?? ''} event ${index}` })
  return batch
}

/** One event that was set aside. */
export async function readAgain(reading: Reading, raw: Uint8Array): Promise<ReadResult> {
  const batch: Read = { messages: [], unreadable: [], changes: [] }
  await readInto(batch, reading, { event: jsonOf(raw), name: 'unknown' })
  const [message] = batch.messages
  if (message !== undefined) return { ok: true, message: { ...message, raw } }
  const silent = { externalId: 'unknown', direction: 'in', reason: 'It says nothing', raw } as const
  return { ok: false, unreadable: batch.unreadable[0] ?? silent }
}

async function readInto(batch: Read, reading: Reading, { event, name }: { event: unknown; name: string }) {
  const raw = Buffer.from(JSON.stringify(event) ?? '')
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) {
    const reason = faultsOf(parsed.error)
      .map(({ path, message }) => `${path}: ${message}`)
      .join('; ')
    batch.unreadable.push({ externalId: name, direction: 'in', reason, raw })
    return
  }
  const told = parsed.data
  const at = told.timestamp === undefined ? reading.at : earlier(new Date(told.timestamp), reading.at)
  if (told.type === 'ping') return
  if (told.type !== 'message.created') return void batch.changes.push(changeOf(told, at))
  const { attachments, missing } = await filesOf(reading.http, told.data)
  const said = missing.length === 0 ? told.data : withAddresses(told.data, missing)
  batch.messages.push(messageOf(said, { system: reading.system, at, attachments, raw }))
}

const earlier = (one: Date, other: Date) => (one < other ? one : other)

async function filesOf(http: Reading['http'], { attachments }: Said) {
  const stop = AbortSignal.timeout(filesMs)
  const found: InboundAttachment[] = []
  const missing: string[] = []
  for (const file of attachments) {
    const downloaded = file.url === undefined ? null : await download(http, file.url, stop)
    if (file.content !== undefined)
      found.push(fileOf(file, new Uint8Array(Buffer.from(file.content, 'base64'))))
    else if (downloaded === null) missing.push(file.url ?? '')
    else found.push({ ...downloaded, ...(file.filename !== undefined && { filename: file.filename }) })
  }
  return { attachments: found, missing }
}

const download = async (http: Reading['http'], url: string, stop: AbortSignal) =>
  stop.aborted ? null : await downloadFile(http.fetch, url, stop).catch(() => null)

const fileOf = ({ filename, contentType }: ToldFile, content: Uint8Array): InboundAttachment => ({
  filename: filename ?? 'file',
  contentType: contentType ?? 'application/octet-stream',
  contentId: null,
  inline: false,
  content,
})

function withAddresses(said: Said, missing: readonly string[]): Said {
  const lines = missing.map((url) => `[${url}]`).join('\n')
  return { ...said, text: said.text ? `${said.text}\n\n${lines}` : lines }
}
