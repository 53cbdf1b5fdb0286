import type { InboundAttachment } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ReadResult } from '../contract.ts'
import { nativeInit } from '../http/native-init.ts'
import { networkError } from '../http/network-error.ts'
import { Agent } from 'undici'
import { type DiscordAttachment, messageSchema } from './api-types.ts'
import type { DiscordClient } from './client.ts'
import { type DiscordSettings, limits } from './config.ts'
import { type Bot, mapMessage } from './mapper.ts'
import type { Places } from './places.ts'

export interface Reading {
  client: DiscordClient
  places: Places
  settings: Pick<DiscordSettings, 'addressed'>
  bot: Bot
  /** Where the API stands. */
  root: string
  signal?: AbortSignal | undefined
}

/** Null where nobody says anything. One that cannot be read comes with the reason. */
export async function readMessage(reading: Reading, raw: unknown): Promise<ReadResult | null> {
  const bytes = new TextEncoder().encode(JSON.stringify(raw))
  const parsed = messageSchema.safeParse(raw)
  if (!parsed.success) {
    const reason = z.prettifyError(parsed.error)
    return { ok: false, unreadable: { externalId: idOf(raw), direction: 'in', reason, raw: bytes } }
  }
  const message = parsed.data
  const { client, places, bot, settings } = reading
  const room = await places.find(client, message.channel_id)
  const mapped = mapMessage({ message, room, channelName: places.name }, bot, settings)
  if (mapped === null) return null
  const { attachments, notes } = await fetchFiles(reading, message.attachments)
  const text = notes.length === 0 ? null : [mapped.text, ...notes].filter(Boolean).join('\n\n')
  const words = text === null ? {} : { text, trimmedText: text }
  return { ok: true, message: { ...mapped, ...words, attachments, raw: bytes } }
}

const agent = new Agent({ pipelining: 0, connectTimeout: 10_000 })
const WAIT_MS = 60_000

/** One that is gone or too large is named; one that cannot be had now holds its message back. */
async function fetchFiles({ root, signal }: Reading, files: readonly DiscordAttachment[]) {
  const attachments: InboundAttachment[] = []
  const notes: string[] = []
  for (const file of files) {
    const content =
      isDiscords(file.url, root) && file.size <= limits.fetchBytes ? await fetchFile(file.url, signal) : null
    if (content === null) notes.push(`[${file.filename}: ${file.url}]`)
    else {
      const contentType = file.content_type ?? 'application/octet-stream'
      const inline = contentType.startsWith('image/')
      attachments.push({ filename: file.filename, contentType, contentId: null, inline, content })
    }
  }
  return { attachments, notes }
}

function isDiscords(url: string, root: string): boolean {
  const { protocol, hostname, origin } = new URL(url)
  const own = /(^|\.)(discordapp\.(com|net)|discord\.com)$/.test(hostname)
  return origin === new URL(root).origin || (protocol === 'https:' && own)
}

async function fetchFile(url: string, signal?: AbortSignal): Promise<Uint8Array | null> {
  const stop = AbortSignal.any([AbortSignal.timeout(WAIT_MS), ...(signal ? [signal] : [])])
  try {
    const response = await fetch(url, { signal: stop, redirect: 'error', ...nativeInit(agent) })
    if (response.status >= 500 || response.status === 429)
      throw new ChannelError({ class: 'retry', message: `Discord answered a file with ${response.status}` })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  } catch (error) {
    signal?.throwIfAborted()
    throw networkError(error, { sent: false })
  }
}

function idOf(raw: unknown): string {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null
  return typeof id === 'string' ? id : 'unknown'
}
