import type { InboundAttachment } from '@hubbub/contracts'
import type { Response } from 'undici'
import { ChannelError } from '../channel-error.ts'
import { networkError } from '../http/network-error.ts'
import type { SlackFile } from './api-types.ts'
import { slackFetch, type SlackClient } from './client.ts'
import { limits } from './config.ts'

const WAIT_MS = 60_000

export interface FetchedFiles {
  attachments: InboundAttachment[]
  /** What could not be had, in words for the end of the message. */
  notes: string[]
}

/** The files of a message. One that Slack does not hand out is named; one that cannot be had now holds the message back. */
export async function fetchFiles(
  client: SlackClient,
  files: readonly SlackFile[],
  signal?: AbortSignal,
): Promise<FetchedFiles> {
  const all: FetchedFiles = { attachments: [], notes: [] }
  for (const file of files) {
    const whole = file.file_access === 'check_file_info' ? await client.file(file.id).catch(leftOut) : file
    const got = whole === null ? 'not handed out' : await fetchFile(client, whole, signal)
    if (typeof got === 'string') all.notes.push(`[${nameOf(whole ?? file)}: ${got}]`)
    else if (got !== null) all.attachments.push(got)
  }
  return all
}

function leftOut(error: unknown): null {
  if (error instanceof ChannelError && error.class === 'rejected') return null
  throw error
}

const nameOf = ({ name, title, id }: SlackFile) => name || title || id

/** Null: it is gone. In words: why it is not here. */
async function fetchFile(
  { token, root }: SlackClient,
  file: SlackFile,
  signal?: AbortSignal,
): Promise<InboundAttachment | string | null> {
  if (file.mode === 'tombstone') return null
  const url = file.url_private_download ?? file.url_private
  if (file.is_external === true || file.mode === 'external') return url ?? 'kept elsewhere'
  if (url === undefined || !isSlacks(url, root)) return 'Slack does not hand it out'
  if ((file.size ?? 0) > limits.fetchBytes) return `too large to be fetched, see ${file.permalink ?? 'Slack'}`
  const response = await ask(url, await token(), signal)
  if (response === null) return 'the app may not read files (files:read)'
  const content = new Uint8Array(await response.arrayBuffer())
  const contentType = file.mimetype ?? response.headers.get('content-type') ?? 'application/octet-stream'
  return {
    filename: nameOf(file),
    contentType,
    contentId: null,
    inline: contentType.startsWith('image/'),
    content,
  }
}

/** The token goes to Slack alone, wherever a message says that its file is. */
function isSlacks(url: string, root: string): boolean {
  const { protocol, hostname, origin } = new URL(url)
  return (
    origin === new URL(root).origin || (protocol === 'https:' && /(^|\.)slack(-files)?\.com$/.test(hostname))
  )
}

/** Null: only people who sign in may see it. */
async function ask(url: string, token: string, signal?: AbortSignal): Promise<Response | null> {
  const stop = AbortSignal.any([AbortSignal.timeout(WAIT_MS), ...(signal ? [signal] : [])])
  const response = (await (
    slackFetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: stop,
    }) as Promise<unknown>
  ).catch((error: unknown) => {
    signal?.throwIfAborted()
    throw networkError(error, { sent: false })
  })) as Response
  const { status, headers } = response
  if (status >= 500 || status === 429)
    throw new ChannelError({ class: 'retry', message: `Slack answered a file with ${status}` })
  // Who may not see it is led to a page that asks to sign in.
  if (status !== 200 || headers.get('content-type')?.startsWith('text/html') === true) return null
  return response
}

/** Puts the bytes of a file where Slack said. */
export async function putFile(url: string, content: Uint8Array, signal?: AbortSignal): Promise<void> {
  const response = await slackFetch(url, {
    method: 'POST',
    body: new Uint8Array(content) as never,
    signal: AbortSignal.any([AbortSignal.timeout(WAIT_MS * 3), ...(signal ? [signal] : [])]),
  }).catch((error: unknown) => {
    throw networkError(error, { sent: false })
  })
  if (!response.ok)
    throw new ChannelError({
      class: response.status >= 500 ? 'retry' : 'rejected',
      message: `Slack did not take a file (${response.status})`,
    })
}
