import type { InboundChange } from '@hubbub/contracts'
import { type mastodon } from 'masto'
import type { WatchInput } from '../contract.ts'
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
  const { client, settings } = deps
  const { configuration } = await client.instance(signal)
  const lost = Promise.withResolvers<never>()
  // What is lost once nobody waits is no news.
  lost.promise.catch(() => undefined)
  const ended = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => ended.resolve(), { once: true })
  const address = configuration.urls.streaming ?? settings.url.replace(/^http/, 'ws')
  const stream = client.stream(address, { open: onChange, lost: lost.reject })
  const streams = [
    stream.user.subscribe(),
    ...settings.hashtags.map((tag) => stream.hashtag.subscribe({ tag })),
  ]
  const hearing = streams.map((subscription) => hear(deps, subscription, onChange).catch(() => undefined))
  try {
    await Promise.race([lost.promise, ended.promise])
  } finally {
    stream.close()
    await Promise.all(hearing)
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
