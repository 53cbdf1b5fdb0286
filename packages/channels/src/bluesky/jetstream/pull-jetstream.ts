import type { InboundBatch } from '@hubbub/contracts'
import { ChannelError } from '../../channel-error.ts'
import type { ChannelContext } from '../../context.ts'
import type { PullInput } from '../../contract.ts'
import type { GuardedFetch } from '../../http/guarded-fetch.ts'
import { type JetstreamCursor, dateOf, parseJetstreamCursor, planStart } from './cursor.ts'
import { collection, createHearing } from './hear.ts'
import type { JetstreamSettings } from './config.ts'
import type { Listened, Listener } from '../../listening/create-listener.ts'
import { followWanted } from '../../listening/follow-wanted.ts'
import { createWish } from './listening.ts'
import { openEvents } from './open-events.ts'

export interface JetstreamDeps {
  http: Pick<GuardedFetch, 'agent'>
  settings: JetstreamSettings
  clock: ChannelContext['clock']
  listener: Listener
}

const beatMs = 5_000
/** What comes within this is stored together. */
const gatherMs = 200
const perBatch = 200
/** Somebody speaks every moment: where the first event is so much later than what was asked for, some were left out. */
const silentStartUs = 60_000_000

/** All posts with one of the words for as long as the socket lives; an empty batch says that it does, and how far it is. */
export async function* pullJetstream(
  { http, settings, clock, listener }: JetstreamDeps,
  { cursor: stored, signal }: PullInput,
): AsyncGenerator<InboundBatch> {
  signal.throwIfAborted()
  const instance = new URL(settings.url).host
  const before = parseJetstreamCursor(stored)
  const start = planStart(before, { instance, now: clock.now(), importMinutes: settings.importMinutes })
  using follower = followWanted(listener)
  let wish = await takeUp(listener.now())
  const hearing = createHearing({ matches: (post) => wish(post), told: start.told })
  const cursor = (): JetstreamCursor | null => {
    const place = hearing.place()
    return place === null ? before : { v: 1, instance, ...place }
  }
  async function takeUp(asked: Promise<Listened>) {
    const listened = await asked
    follower.ask(listened)
    await listener.note(listened)
    return createWish(settings, listened.wanted)
  }
  const stream = await openEvents(http, {
    url: addressOf(settings.url, start.fromUs),
    wanted: hearing.wanted,
    signal,
  })
  // At the very beginning nothing can have been missed.
  let askedUs = before === null ? null : start.fromUs
  try {
    yield { messages: [], unreadable: [], gaps: start.gap === null ? [] : [start.gap], cursor: before }
    for (let beatAt = performance.now(); ;) {
      const events = await stream.take(Math.min(beatMs, (settings.silentSeconds * 1000) / 2), follower.rung())
      const other = await follower.next()
      if (other !== null) wish = await takeUp(Promise.resolve(other))
      const gaps = askedUs === null ? [] : silentGap(askedUs, hearing.newestUs())
      if (hearing.newestUs() > 0) askedUs = null
      for (let at = 0; at < events.length; at += perBatch)
        yield { ...hearing.read(events.slice(at, at + perBatch)), unreadable: [], cursor: cursor() }
      if (events.length > 0) await new Promise((resolve) => setTimeout(resolve, gatherMs))
      const now = performance.now()
      if (now - stream.heardAt() > settings.silentSeconds * 1000)
        throw new ChannelError({
          class: 'retry',
          message: `The stream said nothing for ${settings.silentSeconds} seconds`,
        })
      if (gaps.length === 0 && now - beatAt < beatMs) continue
      beatAt = now
      yield { messages: [], unreadable: [], gaps, cursor: cursor() }
    }
  } finally {
    stream.close()
  }
}

function addressOf(url: string, fromUs: number): string {
  const address = new URL(url)
  address.searchParams.set('wantedCollections', collection)
  address.searchParams.set('cursor', String(fromUs))
  return address.href
}

function silentGap(askedUs: number, firstUs: number) {
  if (firstUs === 0 || firstUs - askedUs <= silentStartUs) return []
  const reason = 'The stream began later than it was asked to'
  return [{ from: dateOf(askedUs), to: dateOf(firstUs), reason }]
}
