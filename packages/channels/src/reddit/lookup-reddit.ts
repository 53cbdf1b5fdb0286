import type { OutboundEnvelope, SentLookup } from '@hubbub/contracts'
import { type Child, commentSchema, letterSchema, postSchema } from './api-types.ts'
import { identityOf } from './mapper.ts'
import type { RedditDeps } from './pull-reddit.ts'
import { nameOf, resultOf, titled } from './sent.ts'

type Envelope = Extract<OutboundEnvelope, { form: 'post' }>

/** Clocks differ. */
const slackMs = 60_000
/** Listings show late what is new: what is not there after so long was not written. */
const settledMs = 15 * 60_000

/** Reddit knows no key of ours: it is found by what it says and what it answers. */
export async function lookupReddit(
  deps: RedditDeps,
  { message, since }: { message: Envelope; since: Date },
): Promise<SentLookup> {
  const found = await find(deps, message, since)
  if (found !== null) return resultOf(found, deps.settings)
  return deps.clock.now().getTime() - since.getTime() > settledMs ? 'not-sent' : 'unknown'
}

async function find(deps: RedditDeps, message: Envelope, since: Date): Promise<Child | null> {
  const { audience, inReplyTo, text } = message
  const { title, body } = titled(message)
  const said = `${title}\n${body}`
  if (audience === 'direct') return await findLetter(deps, { text, to: nameOf(message), since })
  return await findIn(deps.client.overview(deps.settings.username), since, ({ kind, data }) => {
    if (kind === 't1') {
      const comment = commentSchema.safeParse(data).data
      return comment?.parent_id === inReplyTo?.externalId && isSame(comment?.body, text)
    }
    const post = kind === 't3' && inReplyTo === null ? postSchema.safeParse(data).data : undefined
    return post !== undefined && isSame(`${post.title}\n${post.selftext}`, said)
  })
}

export async function findLetter(
  { client }: Pick<RedditDeps, 'client'>,
  { text, to, since }: { text: string; to: string; since: Date },
): Promise<Child | null> {
  return await findIn(client.sent, since, ({ data }) => {
    const letter = letterSchema.safeParse(data).data
    return letter !== undefined && identityOf(letter.dest) === identityOf(to) && isSame(letter.body, text)
  })
}

/** The oldest that fits among what was written since; so much is never written in the time between. */
async function findIn(
  list: RedditDeps['client']['sent'],
  since: Date,
  fits: (child: Child) => boolean,
): Promise<Child | null> {
  const { items } = await list(undefined, AbortSignal.timeout(60_000))
  const young = items.filter(({ data }) => data.created_utc * 1000 >= since.getTime() - slackMs)
  return young.findLast(fits) ?? null
}

const isSame = (found: string | undefined, sent: string) => plain(found ?? '') === plain(sent)
const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
