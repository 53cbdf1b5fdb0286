import type { OutboundMessage, OutboundPost, SendResult } from '@hubbub/contracts'
import { measureText } from '@hubbub/contracts'
import { sleep } from '@hubbub/runtime'
import { ChannelError } from '../channel-error.ts'
import type { SlackClient } from './client.ts'
import { limits } from './config.ts'
import { putFile } from './files.ts'
import { messageId, type Ourselves, sentMark, urlOf } from './mapper.ts'
import { toMrkdwn } from './mrkdwn.ts'
import { type Target, targetOf } from './target.ts'

/** Text goes under our own id, by which it is found again; files and their words are one message, shared at the end. */
export async function sendSlack(
  client: SlackClient,
  us: Ourselves,
  message: OutboundMessage,
  signal?: AbortSignal,
): Promise<SendResult> {
  const post = expectPost(message)
  const target = await targetOf(client, post)
  const ts =
    post.attachments.length === 0
      ? await sayText(client, post, target, signal)
      : await shareFiles(client, post, target, signal)
  return resultOf(us, target, ts)
}

async function sayText(
  client: SlackClient,
  { text, messageId: id }: OutboundPost,
  { channel, threadTs }: Target,
  signal?: AbortSignal,
): Promise<string> {
  const posted = await client.post(
    {
      channel,
      text: toMrkdwn(text),
      unfurl_links: false,
      metadata: { event_type: sentMark, event_payload: { id } },
      ...(threadTs !== null && { thread_ts: threadTs }),
    },
    signal,
  )
  return posted.ts
}

/** Slack shares a file in its own time: for so long it is asked where it stands. */
const LOOKS = 20
const LOOK_MS = 300

async function shareFiles(
  client: SlackClient,
  { text, attachments }: OutboundPost,
  target: Target,
  signal?: AbortSignal,
): Promise<string> {
  const files: { id: string; title: string }[] = []
  for (const { filename, content } of attachments) {
    const place = await client.uploadPlace(filename, content.byteLength, signal)
    await putFile(place.upload_url, content, signal)
    files.push({ id: place.file_id, title: filename })
  }
  await client.completeUpload(
    {
      files,
      channel_id: target.channel,
      ...(text.trim() !== '' && { initial_comment: toMrkdwn(text) }),
      ...(target.threadTs !== null && { thread_ts: target.threadTs }),
    },
    signal,
  )
  const [first] = files
  for (let look = 0; look < LOOKS && first; look += 1) {
    const ts = await sharedAs(client, first.id, target.channel)
    if (ts !== null) return ts
    await sleep(LOOK_MS, signal ?? new AbortController().signal)
  }
  throw new ChannelError({
    class: 'retry',
    message: 'Slack has not said yet where the files stand',
    maybeSent: true,
  })
}

async function sharedAs(client: SlackClient, file: string, channel: string): Promise<string | null> {
  const { shares } = await client.file(file).catch((error: unknown) => {
    if (!(error instanceof ChannelError)) throw error
    // It is shared already: whatever is wrong with asking, it may have left.
    throw new ChannelError({ class: 'retry', message: error.message, maybeSent: true, cause: error })
  })
  return shares?.public?.[channel]?.[0]?.ts ?? shares?.private?.[channel]?.[0]?.ts ?? null
}

function expectPost(message: OutboundMessage): OutboundPost {
  if (message.form !== 'post') throw refused('Only posts leave by Slack')
  const { text, attachments } = message
  if (measureText(text, { unit: 'characters', perLink: null }) > limits.text)
    throw refused(`Slack takes at most ${limits.text} characters`)
  if (text.trim() === '' && attachments.length === 0) throw refused('There is nothing to send')
  if (attachments.length > limits.files) throw refused(`At most ${limits.files} files leave at once`)
  const large = attachments.find(({ content }) => content.byteLength > limits.fileBytes)
  if (large) throw refused(`${large.filename} is larger than 50 MB`)
  return message
}

const refused = (message: string) => new ChannelError({ class: 'rejected', message })

export function resultOf(us: Ourselves, { channel, threadTs }: Target, ts: string): SendResult {
  const name = messageId(channel, ts)
  return {
    externalId: name,
    ownRef: name,
    response: `Slack took it as ${ts}`,
    recipients: [],
    url: urlOf(us, channel, { ts, ...(threadTs !== null && { thread_ts: threadTs }) }),
    facts: { channel, ts, direct: channel.startsWith('D'), ...(threadTs !== null && { threadTs }) },
  }
}
