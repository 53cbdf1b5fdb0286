import type { OutboundPost, SendResult } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { fieldOf } from '../new-post.ts'
import type { Child } from './api-types.ts'
import type { RedditSettings } from './config.ts'
import { readChildren } from './read-child.ts'

/** To whom a message goes. */
export function nameOf({ to, inReplyTo }: Pick<OutboundPost, 'to' | 'inReplyTo'>): string {
  const person = to ?? inReplyTo?.author
  if (person == null)
    throw new ChannelError({ class: 'rejected', message: 'It does not say to whom it goes' })
  return person.handle ?? person.value
}

/** What Reddit made of what we wrote. */
export function resultOf(child: Child, { username: us }: RedditSettings): SendResult {
  const { name } = child.data
  const [message] = readChildren([child], { us, toUs: false }).messages
  return {
    externalId: name,
    ownRef: name,
    response: `Reddit took it as ${name}`,
    recipients: [],
    ...(message?.post?.url != null && { url: message.post.url }),
    facts: message?.post?.facts ?? {},
  }
}

/** Without a title of its own, the first line is it. */
export function titled({ text, fields }: Pick<OutboundPost, 'text' | 'fields'>): {
  title: string
  body: string
} {
  const title = fieldOf(fields, 'title')
  if (title !== null) return { title, body: text.trim() }
  const [first = '', ...rest] = text.trim().split('\n')
  return { title: first, body: rest.join('\n').trim() }
}
