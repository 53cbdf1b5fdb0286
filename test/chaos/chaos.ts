import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../lib/random.ts'
import { type Figures, say } from '../lib/report.ts'
import type { Sql } from '../lib/sql.ts'
import { answerLetters } from './answer-letters.ts'
import { awaitCalm } from './await-calm.ts'
import { createCorrespondence, type Letter } from './correspondence.ts'
import { flushRedis } from './flush-redis.ts'
import { judgeClient, judgeLetters, judgeReplies } from './judge.ts'
import { killParts } from './kill-parts.ts'
import { type Desk, openDesk } from './open-desk.ts'
import { openWhenUp, type System, withSystem } from './open-system.ts'
import { type OutboxRecord, recordOutbox } from './outbox-record.ts'
import { postLetters } from './post-letters.ts'

export interface ChaosOptions {
  mails: number
  /** Over which they come. */
  seconds: number
  /** The same seed kills the same parts after the same pauses. */
  seed: number
  /** Queues, sockets and limits on a Redis that forgets everything in the middle. */
  redis: boolean
  /** Though the mails have come before: a slow machine kills slowly. */
  leastKills?: number
  /** How long a reply stays with a process that was killed; as long as anywhere unless said. */
  leaseSeconds?: number
}

/** What must not be, under the names of the figures. */
export const faults = [
  'lost',
  'doubled',
  'misplaced',
  'untold',
  'uncertain_unasked',
  'replies_refused',
  'dead_letters',
  'events_missed',
  'events_doubled',
  'events_strange',
  'events_disordered',
] as const

const parts = ['collect', 'enrich', 'route', 'deliver', 'api', 'realtime', 'postgres'] as const
const pauseMs = { shortest: 600, longest: 4_000 }
const calmMs = 240_000

/**
 * The product as separate processes, each killed again and again while mails come in and replies go out; the mail
 * servers stay. @returns what was lost, doubled or missed when all is calm again.
 */
export async function runChaos(options: ChaosOptions): Promise<{ figures: Figures; passed: boolean }> {
  const { redis, leaseSeconds } = options
  const env = leaseSeconds === undefined ? {} : { DELIVERY_LEASE_SECONDS: String(leaseSeconds) }
  return await withSystem({ redis, env }, async (system, stack) => {
    const desk = await openDesk(system, stack)
    const figures = await run(system, desk, options)
    return { figures, passed: isFlawless(figures) }
  })
}

async function run(system: System, desk: Desk, options: ChaosOptions): Promise<Figures> {
  const { mails, seconds, seed, leastKills = 0 } = options
  const correspondence = createCorrespondence(createRandom(seed * 3))
  const outbox = recordOutbox(desk.mail, correspondence.onAnswer)
  const replies = answerLetters(desk, createRandom(seed * 3 + 1))
  say(`${mails} mails in ${seconds} s, seed ${seed} …`)
  const kills = killParts(system, {
    parts,
    // Between a server's taking of a mail and its answer.
    middle: { part: 'deliver', onNext: outbox.onNextTaken },
    random: createRandom(seed * 3 + 2),
    pauseMs,
  })
  const flushing = flushInTheMiddle(system, seconds)
  const letters = await postLetters(desk, correspondence, { count: mails, seconds })
  await kills.reach(leastKills)
  await kills.stop()
  const flushes = await flushing

  await using sql = await openWhenUp(system, calmMs)
  const { clients } = desk
  const calm = { letters: mails, replies, clients, sql, patienceMs: calmMs }
  const calmSeconds = await awaitCalm(calm)
  await replies.stop()
  const verdict = await judge(desk, { letters, outbox, confirmed: replies.confirmed }, sql)
  return {
    ...verdict,
    kills: kills.count(),
    kills_of_postgres: kills.count('postgres'),
    kills_while_sending: kills.ambiguous(),
    flushes,
    mails: letters.length,
    threads: correspondence.threads(),
    replies: replies.confirmed.size,
    replies_refused: replies.refused.length,
    posted_again: replies.retried(),
    calm_s: calmSeconds,
  }
}

/** @returns how often. */
async function flushInTheMiddle({ redisUrl }: System, seconds: number): Promise<number> {
  if (redisUrl === undefined) return 0
  await sleep((seconds * 1000) / 2)
  await flushRedis(redisUrl)
  say('  ✝ everything in Redis')
  return 1
}

interface Record {
  letters: readonly Letter[]
  outbox: OutboxRecord
  confirmed: ReadonlySet<string>
}

async function judge({ clients }: Desk, { letters, outbox, confirmed }: Record, sql: Sql) {
  const mail = await judgeLetters(letters, sql)
  const sent = await judgeReplies(confirmed, outbox, sql)
  const seen = await Promise.all(clients.map(judgeClient))
  const total = (name: keyof (typeof seen)[number]) => seen.reduce((sum, client) => sum + client[name], 0)
  return {
    lost: mail.lost + sent.lost,
    doubled: mail.doubled + sent.doubled + outbox.doubledCopies(),
    events_missed: total('missed'),
    events_doubled: total('doubled'),
    events_strange: total('strange'),
    events_disordered: total('disordered'),
    events: total('expected'),
    resyncs: total('resyncs'),
    misplaced: mail.misplaced,
    untold: sent.untold,
    uncertain: sent.uncertain,
    uncertain_delivered: sent.uncertainDelivered,
    uncertain_unasked: sent.unasked,
    dead_letters: await sql.number('SELECT count(*) FROM dead_letter'),
  }
}

/** `uncertain` is allowed where no server keeps what it took: nobody can tell then, and a person is asked. */
function isFlawless(figures: Figures): boolean {
  return faults.every((name) => figures[name] === 0)
}
