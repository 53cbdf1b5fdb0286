import { type Channel, createChannels } from '@hubbub/channels'
import { eventually } from '@hubbub/test-support'
import { expect } from 'vitest'
import type { Hearing } from './open-hearing.ts'

const EVENTS = 120
const patient = { timeout: 60_000 }

/** The same troubles in every run. */
function createTroubles(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms))

export function channelOf(kind: string, url: string): Channel {
  const channel = createChannels({ allowPrivateHosts: true, urls: { [kind]: url } }).get(kind)
  if (channel === undefined) throw new Error(`no channel ${kind}`)
  return channel
}

interface Trouble {
  say(text: string): void
  /** One of the things that go wrong with this network. */
  hurt(choice: number): void
  /** Nothing goes wrong any more. */
  calm(): void
}

/** Says all there is to say while network and workers fail. @returns what was said and what was heard. */
export async function hearThrough(desk: Hearing, { say, hurt, calm }: Trouble) {
  const next = createTroubles(7)
  let collector = await desk.collect()
  const said: string[] = []
  for (let event = 0; event < EVENTS; event += 1) {
    said.push(`brand number ${event} grüße 👍`)
    say(said.at(-1) ?? '')
    if (event % 8 === 7) {
      // One at a time: what waits for a collector that waits itself would only make both wait longer.
      calm()
      hurt(next(6))
    }
    if (event % 40 === 39) {
      await collector[Symbol.asyncDispose]()
      collector = await desk.collect()
    }
    await pause(next(30))
  }
  calm()
  await using _ = collector
  const heard = async () =>
    (await desk.sql<{ text: string }>('SELECT text FROM message')).map(({ text }) => text)
  await eventually(async () => expect(await heard()).toHaveLength(EVENTS), patient)
  return { said: said.toSorted(), heard: (await heard()).toSorted() }
}
