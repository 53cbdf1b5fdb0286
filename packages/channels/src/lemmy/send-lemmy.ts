import type { OutboundEnvelope, OutboundPost, SendResult, SentLookup } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { fieldOf } from '../new-post.ts'
import { communitySchema, limits } from './config.ts'
import { type Entry, entriesOf, partsOf } from './entries.ts'
import type { LemmyDeps } from './pull-lemmy.ts'
import { readEntries } from './read-entries.ts'

type Envelope = Extract<OutboundEnvelope, { form: 'post' }>

export async function sendLemmy(
  deps: LemmyDeps,
  message: OutboundPost,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  const { client } = deps
  const { text, inReplyTo } = message
  if (text.trim() === '' && fieldOf(message.fields, 'title') === null)
    throw rejected('There is nothing to send')
  if (message.attachments.length > 0) throw rejected('No files are sent to Lemmy from here')
  if (message.audience === 'direct') {
    const json = { content: text, recipient_id: await personOf(deps, message) }
    return resultOf(deps, 'letter', await client.write(json, signal))
  }
  if (inReplyTo === null) return resultOf(deps, 'post', await submit(deps, message, signal))
  const parts = partsOf(inReplyTo.externalId)
  const { postId } = inReplyTo.post.facts
  if (parts === null || parts.kind === 'letter' || typeof postId !== 'number')
    throw rejected('It is not known below which post it stands')
  const json = { content: text, post_id: postId, ...(parts.kind === 'comment' && { parent_id: parts.id }) }
  return resultOf(deps, 'comment', await client.comment(json, signal))
}

async function submit(
  { client, settings }: LemmyDeps,
  message: Pick<OutboundPost, 'text' | 'fields'>,
  signal?: AbortSignal,
) {
  const named = fieldOf(message.fields, 'community')
  const community = named === null ? settings.home : (communitySchema.safeParse(named).data ?? null)
  if (community === null)
    throw rejected(
      named === null
        ? 'It does not say in which community it is to stand'
        : `“${named}” is no community: give name@instance`,
    )
  const { name, body } = titled(message)
  if (Array.from(name).length > limits.title) throw rejected(`A title holds ${limits.title} letters`)
  const { id } = await client.community(community, signal)
  return await client.post({ name, ...(body !== '' && { body }), community_id: id }, signal)
}

/** Without a title of its own, the first line is it. */
function titled({ text, fields }: Pick<OutboundPost, 'text' | 'fields'>) {
  const title = fieldOf(fields, 'title')
  if (title !== null) return { name: title, body: text.trim() }
  const [name = '', ...rest] = text.trim().split('\n')
  return { name, body: rest.join('\n').trim() }
}

/** By the number that the person has on this instance. */
async function personOf({ client }: LemmyDeps, { to, inReplyTo }: Pick<Envelope, 'to' | 'inReplyTo'>) {
  const person = to ?? inReplyTo?.author
  const known = inReplyTo?.post.facts['personId']
  if (typeof known === 'number' && (to === null || to.value === inReplyTo?.author.value)) return known
  if (person?.handle === undefined) throw rejected('It does not say to whom it goes')
  return (await client.person(person.handle)).id
}

function resultOf({ settings }: LemmyDeps, kind: Entry['kind'], view: object): SendResult {
  const [message] = readEntries(entriesOf(kind, [view]), {
    url: settings.url,
    us: settings.username,
    toUs: false,
  }).messages
  if (message === undefined)
    throw new ChannelError({
      class: 'retry',
      message: 'The instance took it and did not name it',
      maybeSent: true,
    })
  const { externalId, post } = message
  return {
    externalId,
    ownRef: externalId,
    response: `The instance took it as ${externalId}`,
    recipients: [],
    ...(post?.url != null && { url: post.url }),
    facts: post?.facts ?? {},
  }
}

/** Clocks differ. */
const slackMs = 60_000

/** Our own words are listed as soon as they are written, so what is not there was not written. */
export async function lookupLemmy(
  deps: LemmyDeps,
  { message, since }: { message: Envelope; since: Date },
): Promise<SentLookup> {
  const { client, settings } = deps
  const { username: us, url } = settings
  const [kind, list] = placeOf(message, deps)
  const { items } = await list(undefined, AbortSignal.timeout(60_000))
  const from = since.getTime() - slackMs
  const young = items.filter(({ at }) => Date.parse(at) >= from)
  const wanted =
    message.audience === 'direct'
      ? `chat/${await personOf(deps, message)}`
      : (message.inReplyTo?.externalId ?? null)
  const { name, body } = titled(message)
  const said = kind === 'post' ? `${name}\n${body}` : message.text
  const found = young.findLast((entry) => {
    const [own] = readEntries([entry], { url, us, toUs: false }).messages
    const parent = own?.thread.parentRefs[0] ?? null
    const words = kind === 'post' ? `${own?.subject}\n${own?.text}` : own?.text
    return own?.direction === 'out' && parent === wanted && plain(words ?? '') === plain(said)
  })
  if (found !== undefined) return resultOf({ ...deps, client }, kind, found.view)
  return young.length < items.length || items.length < 50 ? 'not-sent' : 'unknown'
}

function placeOf({ audience, inReplyTo }: Envelope, { client, settings: { username } }: LemmyDeps) {
  if (audience === 'direct') return ['letter', client.letters] as const
  if (inReplyTo === null) return ['post', client.postsBy(username)] as const
  return ['comment', client.commentsBy(username)] as const
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const rejected = (message: string) => new ChannelError({ class: 'rejected', message })
