import type { OutboundEnvelope, OutboundPost, PostRef, SendResult, SentLookup } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { StrongRef } from './api-types.ts'
import type { BlueskyClient } from './client.ts'
import { chatId } from './mapper.ts'

interface SendDeps {
  client: BlueskyClient
  clock: ChannelContext['clock']
}

type Envelope = Extract<OutboundEnvelope, { form: 'post' }>

export async function sendBluesky(
  { client, clock }: SendDeps,
  message: OutboundPost,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  if (message.audience === 'direct') return await sendChat(client, message, signal)
  const reply = replyOf(message)
  const images = message.attachments.map(({ content, contentType, filename }) => ({
    bytes: new Uint8Array(content),
    type: contentType,
    alt: filename,
  }))
  const { uri, cid } = await client.publish(
    { text: message.text, createdAt: clock.now(), reply, images },
    signal,
  )
  return postResult({ uri, cid }, reply?.root ?? null)
}

async function sendChat(
  client: BlueskyClient,
  message: OutboundPost,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  if (message.attachments.length > 0)
    throw new ChannelError({ class: 'rejected', message: 'Direct messages on Bluesky take no files' })
  const convoId = await convoOf(client, message)
  const { id } = await client.sendChat(convoId, message.text, signal)
  return chatResult(convoId, id)
}

async function convoOf(
  client: BlueskyClient,
  { inReplyTo, to }: Pick<OutboundPost, 'inReplyTo' | 'to'>,
): Promise<string> {
  const convoId = inReplyTo?.post.facts['convoId']
  if (typeof convoId === 'string') return convoId
  const person = to ?? inReplyTo?.author
  if (person == null)
    throw new ChannelError({ class: 'rejected', message: 'A direct message needs somebody it goes to' })
  return (await client.convoWith(person.value)).id
}

/** An answer names what it answers and where it all began, both by what they contain. */
function replyOf({
  inReplyTo,
  root,
}: Pick<OutboundPost, 'inReplyTo' | 'root'>): { root: StrongRef; parent: StrongRef } | null {
  if (inReplyTo === null) return null
  const parent = refOf(inReplyTo)
  if (parent === null)
    throw new ChannelError({
      class: 'rejected',
      message: 'It is not known which version of the post is answered',
    })
  const named = inReplyTo.post.facts['root']
  return { parent, root: isRef(named) ? named : ((root && refOf(root)) ?? parent) }
}

export function refOf({ externalId, post }: Pick<PostRef, 'externalId' | 'post'>): StrongRef | null {
  const { cid } = post.facts
  return typeof cid === 'string' ? { uri: externalId, cid } : null
}

const isRef = (value: unknown): value is StrongRef =>
  typeof value === 'object' && value !== null && 'uri' in value && 'cid' in value

const slackMs = 120_000

/** Our own records are listed as soon as they are written, so what is not there was not written. */
export async function lookupBluesky(
  { client }: SendDeps,
  { message, since }: { message: Envelope; since: Date },
): Promise<SentLookup> {
  const earliest = since.getTime() - slackMs
  if (message.audience === 'direct') return await lookupChat(client, message, earliest)
  const parent = message.inReplyTo?.externalId
  const records = await client.ownRecords(100)
  const found = records.find(
    ({ record }) =>
      Date.parse(record.createdAt) >= earliest &&
      record.reply?.parent.uri === parent &&
      same(record.text, message.text),
  )
  if (found !== undefined) return postResult(found, found.record.reply?.root ?? null)
  const oldest = records.at(-1)
  return records.length < 100 || (oldest !== undefined && Date.parse(oldest.record.createdAt) < earliest)
    ? 'not-sent'
    : 'unknown'
}

async function lookupChat(client: BlueskyClient, message: Envelope, earliest: number): Promise<SentLookup> {
  const convoId = await convoOf(client, message)
  const us = await client.did()
  const { messages, cursor } = await client.chatMessages(convoId)
  const found = messages.find(
    ({ sender, sentAt, text }) =>
      sender.did === us && Date.parse(sentAt) >= earliest && same(text, message.text),
  )
  if (found !== undefined) return chatResult(convoId, found.id)
  const oldest = messages.at(-1)
  const isWhole = cursor === undefined || oldest === undefined || Date.parse(oldest.sentAt) < earliest
  return isWhole ? 'not-sent' : 'unknown'
}

const same = (one: string, other: string) => one.trim() === other.trim()

function postResult({ uri, cid }: StrongRef, root: StrongRef | null): SendResult {
  const [did = '', , rkey = ''] = uri.replace('at://', '').split('/')
  return {
    externalId: uri,
    ownRef: uri,
    response: `Posted as ${uri}`,
    recipients: [],
    url: `https://bsky.app/profile/${did}/post/${rkey}`,
    facts: { cid, root, replyDisabled: false },
  }
}

function chatResult(convoId: string, id: string): SendResult {
  const externalId = chatId(convoId, id)
  return {
    externalId,
    ownRef: externalId,
    response: `Sent as ${id}`,
    recipients: [],
    url: `https://bsky.app/messages/${convoId}`,
    facts: { convoId },
  }
}
