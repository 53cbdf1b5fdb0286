import { setTimeout as wait } from 'node:timers/promises'
import type { OutboundPost, SendResult } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { fieldOf } from '../new-post.ts'
import { limits, type RedditSettings } from './config.ts'
import { findLetter } from './lookup-reddit.ts'
import type { RedditDeps } from './pull-reddit.ts'
import { nameOf, resultOf, titled } from './sent.ts'

/** A message that was written stands among those that were sent a moment later. */
const looks = [0, 500, 1500]

export async function sendReddit(
  deps: RedditDeps,
  message: OutboundPost,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  const { client, settings } = deps
  const { inReplyTo, audience, text } = message
  if (text.trim() === '' && fieldOf(message.fields, 'title') === null)
    throw rejected('There is nothing to send')
  if (message.attachments.length > 0) throw rejected('Reddit takes no files here')
  if (audience === 'direct' && inReplyTo?.post.audience !== 'direct')
    return await writeTo(deps, message, signal)
  if (inReplyTo === null) {
    const { name, url } = await client.submit(submissionOf(message, settings), signal)
    return { externalId: name, ownRef: name, response: `Posted as ${name}`, recipients: [], url, facts: {} }
  }
  return resultOf(await client.comment(inReplyTo.externalId, text, signal), settings)
}

/** Reddit does not say what became of it, so it is looked for. */
async function writeTo(
  deps: RedditDeps,
  message: OutboundPost,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  const { client, clock, settings } = deps
  const to = nameOf(message)
  const since = clock.now()
  await client.compose({ to, subject: subjectOf(message), text: message.text }, signal)
  for (const ms of looks) {
    await wait(ms)
    const found = await findLetter(deps, { text: message.text, to, since }).catch(() => null)
    if (found !== null) return resultOf(found, settings)
  }
  throw new ChannelError({
    class: 'retry',
    message: 'Reddit took the message and does not show it yet',
    maybeSent: true,
  })
}

function subjectOf({ inReplyTo, text }: OutboundPost): string {
  const title = inReplyTo?.post.facts['title']
  const words = typeof title === 'string' && title !== '' ? `Re: ${title}` : (text.split('\n', 1)[0] ?? '')
  return words.slice(0, limits.subject).toWellFormed()
}

function submissionOf(message: OutboundPost, { home, username }: RedditSettings) {
  const { title, body } = titled(message)
  if (Array.from(title).length > limits.title) throw rejected(`A title holds ${limits.title} letters`)
  const named = fieldOf(message.fields, 'community')
  const sr = named === null ? (home ?? `u_${username}`) : named.replace(/^\/?r\//i, '')
  return { sr, title, text: body }
}

const rejected = (message: string) => new ChannelError({ class: 'rejected', message })
