import type { InboundChange } from '@hubbub/contracts'
import { type mastodon } from 'masto'
import type { WatchInput } from '../contract.ts'
import { textsOf } from '../listening/create-listener.ts'
import { statusSchema } from './api-types.ts'
import { editOf } from './mapper.ts'
import type { MastodonDeps } from './pull-mastodon.ts'

/** More than this was missed anyway, and is seen in the next pull. */
const maxWaiting = 1000

/**
 * Hears by the stream that there is something new; what it is, the pull asks for, so that a stream that loses something
 * loses nothing. Only edits and deletions are taken from it, as nothing else tells them.
 */
export async function watchMastodon(deps: MastodonDeps, { signal, onChange }: WatchInput): Promise<void> {
  const { client, settings, listener } = deps
  const { configuration } = await client.instance(signal)
  const lost = Promise.withResolvers<never>()
  // What is lost once nobody waits is no news.
  lost.promise.catch(() => undefined)
  const ended = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => ended.resolve(), { once: true })
  const address = configuration.urls.streaming ?? settings.url.replace(/^http/, 'ws')
  const stream = client.stream(address, { open: onChange, lost: lost.reject })
  const tags = followTags(deps, stream, onChange)
  const hearing = hear(deps, stream.user.subscribe(), onChange).catch(() => undefined)
  const retune = () => {
    void listener
      .now()
      .then(({ plan }) => tags.follow(textsOf(plan)))
      .catch(lost.reject)
  }
  const deafen = listener.onChange(retune)
  retune()
  try {
    await Promise.race([lost.promise, ended.promise])
  } finally {
    deafen()
    stream.close()
    await Promise.all([hearing, tags.ended()])
  }
}

/** The hashtags that the one socket tells of; which these are changes while it stands. */
function followTags(deps: MastodonDeps, stream: mastodon.streaming.Client, onChange: () => void) {
  const standing = new Map<string, { subscription: mastodon.streaming.Subscription; heard: Promise<void> }>()
  return {
    follow(tags: readonly string[]) {
      for (const [tag, { subscription }] of standing)
        if (!tags.includes(tag)) {
          standing.delete(tag)
          subscription.unsubscribe()
        }
      for (const tag of tags) {
        if (standing.has(tag)) continue
        const subscription = stream.hashtag.subscribe({ tag })
        standing.set(tag, {
          subscription,
          heard: hear(deps, subscription, onChange).catch(() => undefined),
        })
      }
    },
    ended: async () => await Promise.all([...standing.values()].map(async ({ heard }) => await heard)),
  }
}

async function hear(deps: MastodonDeps, subscription: mastodon.streaming.Subscription, onChange: () => void) {
  for await (const event of subscription) {
    const change = changeOf(event, deps.clock.now())
    if (change !== null) note(deps.changes, change)
    onChange()
  }
}

/** Several streams tell the same; the last word counts. */
function note(changes: InboundChange[], change: InboundChange): void {
  const same = changes.findIndex(
    ({ externalId, kind }) => externalId === change.externalId && kind === change.kind,
  )
  if (same >= 0) changes[same] = change
  else if (changes.length < maxWaiting) changes.push(change)
}

function changeOf(event: mastodon.streaming.Event, now: Date): InboundChange | null {
  if (event.event === 'delete') return { externalId: String(event.payload), at: now, kind: 'deleted' }
  if (event.event !== 'status.update') return null
  const status = statusSchema.safeParse(event.payload).data
  return status === undefined ? null : editOf(status, now)
}
