import { createRandom, type Random } from '../lib/random.ts'
import { type Figures, say } from '../lib/report.ts'
import type { Sql } from '../lib/sql.ts'
import { awaitHeard } from './await-heard.ts'
import { countUnfinished, judgeHearing, readGaps, readHeard } from './judge.ts'
import { makeTrouble, type Pace } from './make-trouble.ts'
import type { Network } from './network.ts'
import { allNetworks } from './networks/all-networks.ts'
import { type GroundOptions, openGround } from './open-ground.ts'
import { markOf, sayAll } from './say-all.ts'
import type { Crew, Worker } from './workers.ts'

export interface LossOptions {
  /** Kinds of channels. */
  only: readonly string[]
  /** Of each network. */
  events: number
  /** Over which they come. */
  seconds: number
  /** The same seed says the same and fails the same, as far as machines allow. */
  seed: number
  /** Said before, and not told any more, by networks that forget. */
  forgotten: number
  pace: Pace
  /** How long after the last nothing may come. */
  patienceMs: number
  ground: GroundOptions
  crew: (urls: Readonly<Record<string, string>>) => Crew
}

export interface Loss {
  networks: Record<string, Figures>
  /** How often workers were killed, stood still or lost their database. */
  workerFaults: number
  /** From the last event until all was heard. */
  calmSeconds: number
}

/** What must not be, under the names of the figures. */
export const faultNames = ['lost', 'doubled', 'out_of_order', 'misplaced', 'unfinished', 'unread'] as const

const threads = 40

/** People speak on all networks while these, the workers and their database fail. @returns what became of it, by kind. */
export async function runLoss(options: LossOptions): Promise<Loss> {
  const { events, seconds, seed } = options
  await using stack = new AsyncDisposableStack()
  const networks = await openNetworks(options, stack)
  const { channels, sql } = await openGround(options.ground, networks, stack)
  const crew = options.crew(urlsOf(networks))
  const workers: [Worker, ...Worker[]] = [
    stack.use(await crew.work('one')),
    stack.use(await crew.work('two')),
    ...(await openDoor(crew, { networks, channels }, stack)),
  ]
  const random = (stream: number): Random => createRandom(seed * 1_000 + stream)
  say(`${events} events at each of ${[...networks.keys()].join(', ')} in ${seconds} s, seed ${seed} …`)
  const trouble = makeTrouble({ networks, workers, sql, random, pace: options.pace })
  const said = new Map(
    await Promise.all(
      [...networks].map(async ([kind, network], index) => {
        const own = random(100 + index)
        return [kind, await sayAll(network, { events, seconds, threads, random: own })] as const
      }),
    ),
  )
  await trouble.stop()
  const expected = [...channels].map(([kind, channelId]) => {
    const asked = networks.get(kind)?.past?.remembered?.length ?? 0
    return { kind, channelId, events: events + asked, said: said.get(kind) ?? [] }
  })
  const calmSeconds = await awaitHeard({ expected, sql, patienceMs: options.patienceMs })
  const figures: Record<string, Figures> = {}
  for (const [kind, network] of networks) {
    const channelId = channels.get(kind) ?? ''
    const heard = await readHeard(sql, channelId)
    const gaps = await readGaps(sql, channelId)
    const verdict = judgeHearing({ said: said.get(kind) ?? [], past: network.past }, { heard, gaps })
    const { unfinished, toldTwice } = await countUnfinished(sql, channelId)
    figures[kind] = {
      ...verdict,
      doubled: (verdict['doubled'] ?? 0) + toldTwice,
      unfinished,
      unread: await countUnread(sql, channelId),
      faults: trouble.count(kind),
      ...network.figures?.(),
    }
  }
  return { networks: figures, workerFaults: trouble.count('workers'), calmSeconds }
}

/** What a half answer left behind must come whole another time; nothing of it may stay set aside. */
async function countUnread(sql: Sql, channelId: string): Promise<number> {
  return await sql.number('SELECT count(*) FROM quarantine WHERE channel_id = $1', [channelId])
}

/** Where some call us, they are let in by a part of its own, and told where. */
async function openDoor(
  crew: Crew,
  { networks, channels }: { networks: ReadonlyMap<string, Network>; channels: ReadonlyMap<string, string> },
  stack: AsyncDisposableStack,
): Promise<Worker[]> {
  const calling = [...networks].filter(([, { callAt }]) => callAt !== undefined)
  if (calling.length === 0) return []
  const { url, worker } = await crew.openDoor()
  stack.use(worker)
  for (const [kind, { callAt }] of calling) {
    const id = channels.get(kind) ?? ''
    await callAt?.({ hook: `${url}/hooks/${id}`, room: `${url}/chat/${id}` })
  }
  return [worker]
}

async function openNetworks({ only, forgotten }: LossOptions, stack: AsyncDisposableStack) {
  const networks = new Map<string, Network>()
  // Negative, so that they are never taken for one of those that must be heard.
  const forget = Array.from({ length: forgotten }, (_, index) => `brand of old ${markOf(-1 - index)}`)
  for (const kind of only) {
    const open = allNetworks[kind]
    if (open === undefined)
      throw new Error(`There is no network ${kind} here: ${Object.keys(allNetworks).join(', ')}`)
    networks.set(kind, stack.use(await open({ threads, forget })))
  }
  return networks
}

const urlsOf = (networks: ReadonlyMap<string, Network>): Record<string, string> =>
  Object.fromEntries([...networks].flatMap(([kind, { url }]) => (url === undefined ? [] : [[kind, url]])))
