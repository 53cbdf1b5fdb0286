import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  compileMonitors,
  matchRead,
  type Monitor,
  parse,
  type QueryMessage,
  readMessage,
} from '@hubbub/query'
import { createRandom } from '../../lib/random.ts'
import { type Figures, say } from '../../lib/report.ts'
import { createVocabulary } from './vocabulary.ts'
import { writeMessage } from './write-message.ts'
import { writeQuery } from './write-query.ts'

const messageCount = 4000
const most = 10_000
const warmUpMs = 500
const measureMs = 2500

/**
 * How many messages a second one core holds against 10, 1,000 and 10,000 monitors, each message read anew.
 * `naive_per_s_10000` is the same without the index: each message is read once and every monitor is asked. Both find the
 * same, or it fails. `memory_mb` is what 10,000 monitors hold of the heap, parsed and compiled; `compile_ms` how long
 * compiling them takes; `matches_per_message` how many of the 10,000 match one message.
 */
export async function benchMonitors(): Promise<Figures> {
  const random = createRandom(7)
  const vocabulary = createVocabulary(random, 30_000)
  const brands = Array.from({ length: 3000 }, vocabulary.brand)
  const messages = Array.from({ length: messageCount }, () => writeMessage(random, vocabulary, brands))
  const pickBrand = () => brands[random.below(brands.length)] ?? ''
  const queries = Array.from({ length: most }, () => writeQuery(random, vocabulary, pickBrand(), pickBrand()))

  const perSecond = (count: number) => {
    const index = compileMonitors(parseAll(queries.slice(0, count)))
    const figure = measure(messages, (message) => index.match(message).length)
    say(`${count} monitors: ${Math.round(figure)} messages/s`)
    return figure
  }
  const few = perSecond(10)
  const some = perSecond(1000)
  const heapBefore = heapUsed()
  const monitors = parseAll(queries)
  const started = process.cpuUsage()
  const index = compileMonitors(monitors)
  const compileMs = millisecondsSince(started)
  const memory = heapUsed() - heapBefore
  const all = measure(messages, (message) => index.match(message).length)
  const naive = measure(messages, (message) => askAll(monitors, message).length)
  say(`${most} monitors: ${Math.round(all)} messages/s, one by one ${Math.round(naive)}`)
  return await Promise.resolve({
    messages_per_s_10: few,
    messages_per_s_1000: some,
    messages_per_s_10000: all,
    naive_per_s_10000: naive,
    speedup_10000: all / naive,
    memory_mb: memory / 1e6,
    compile_ms: compileMs,
    unfiled: index.unfiled,
    matches_per_message: compareBoth(monitors, index, messages.slice(0, 200)),
  })
}

function parseAll(queries: readonly string[]): Monitor<number>[] {
  return queries.map((query, id) => {
    const parsed = parse(query)
    if (!parsed.ok) throw new Error(`${query}: ${parsed.errors[0]?.message}`)
    return { id, tree: parsed.tree }
  })
}

function askAll(monitors: readonly Monitor<number>[], message: QueryMessage): number[] {
  const read = readMessage(message)
  const found: number[] = []
  for (const { id, tree } of monitors) if (matchRead(tree, read)) found.push(id)
  return found
}

/** @returns messages a second of the processor, whatever else runs beside it. */
function measure(messages: readonly QueryMessage[], ask: (message: QueryMessage) => number): number {
  const run = (milliseconds: number) => {
    const started = process.cpuUsage()
    let asked = 0
    for (;;) {
      for (const message of messages) {
        ask(message)
        asked += 1
        const spent = asked % 8 === 0 ? millisecondsSince(started) : 0
        if (spent >= milliseconds) return (1000 * asked) / spent
      }
    }
  }
  run(warmUpMs)
  return run(measureMs)
}

function millisecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

/** @returns how many match one message. */
function compareBoth(
  monitors: readonly Monitor<number>[],
  index: { match(message: QueryMessage): number[] },
  messages: readonly QueryMessage[],
): number {
  let found = 0
  for (const message of messages) {
    const ids = index.match(message)
    assert.deepEqual(ids, askAll(monitors, message))
    found += ids.length
  }
  assert.notEqual(found, 0)
  return found / messages.length
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}
