import type { FallbackReason, OutsideScore, ScorerKind } from '@hubbub/contracts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch, type GuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import { retryAfter } from '../http/retry-after.ts'
import { askHttp } from './ask-http.ts'
import { askOpenAi } from './ask-open-ai.ts'
import type { OutsideAddress, OutsideText, ScorerDialect } from './dialect.ts'
import { ScorerFailure } from './scorer-failure.ts'

/** Texts in one request, and requests at a time. */
const TOGETHER = { openai: 20, http: 100 } satisfies Record<ScorerKind, number>
const LANES = 4
/** Of what is longer, the beginning tells. */
const LONGEST = 4_000
/** Nothing of use is longer. */
const MAX_ANSWER = 2_000_000

interface Failure {
  reason: FallbackReason
  message: string
  until: Date | null
}

const dialects = { openai: askOpenAi, http: askHttp } satisfies Record<ScorerKind, ScorerDialect>

/**
 * Has texts scored by a server that somebody has named, in as many requests as it takes, all within the address's time.
 * Never throws: whatever goes wrong is said beside what was scored. The key stands in no error.
 */
export function createOutsideScorer(policy: HostPolicy) {
  const http = createGuardedFetch({ ...policy, open: false })
  return {
    async score(address: OutsideAddress, texts: readonly OutsideText[]) {
      const signal = AbortSignal.timeout(address.timeoutMs)
      const scores = texts.map((): OutsideScore | null => null)
      const failures: Failure[] = []
      let next = 0
      const lane = async () => {
        while (next < texts.length && failures.length === 0) {
          const from = next
          next += TOGETHER[address.kind]
          try {
            const some = texts.slice(from, next).map(({ text, language }) => ({
              text: text.slice(0, LONGEST).toWellFormed(),
              language,
            }))
            const found = await ask(http, address, some, signal)
            for (const [index, score] of found.entries()) scores[from + index] = score
          } catch (error) {
            failures.push(failureOf(error, address, signal))
          }
        }
      }
      await Promise.all(Array.from({ length: LANES }, lane))
      const [failure = scores.includes(null) ? oddScores : null] = failures
      return { scores, failure }
    },
    [Symbol.asyncDispose]: http[Symbol.asyncDispose],
  }
}

const oddScores: Failure = {
  reason: 'unreadable',
  message:
    'The answer leaves texts out, or says of them what is no score: each needs a label (negative, neutral, positive or unsure), a score from -1 to 1 and a confidence from 0 to 1',
  until: null,
}

async function ask(
  http: Pick<GuardedFetch, 'fetch'>,
  address: OutsideAddress,
  texts: readonly OutsideText[],
  signal: AbortSignal,
): Promise<(OutsideScore | null)[]> {
  const dialect = dialects[address.kind]
  const { url, body } = dialect.request(address, texts)
  const response = await http.fetch(url.href, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(address.key !== null && { authorization: `Bearer ${address.key}` }),
    },
    body: JSON.stringify(body),
    // Who answers elsewhere was not named, and gets neither words nor key.
    redirect: 'manual',
    signal,
  })
  const text = await readSome(response.body)
  if (!response.ok) throw refusal(response.status, text, response.headers.get('retry-after'))
  return dialect.read(jsonOf(text), texts.length)
}

async function readSome(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > MAX_ANSWER) throw new ScorerFailure('unreadable', 'The answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refusal(status: number, said: string, wait: string | null): ScorerFailure {
  const words = said.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  const message = `The server answered with ${status}${words === '' ? '' : `: ${words}`}`
  const limited = status === 429
  return new ScorerFailure(
    limited ? 'rate-limited' : 'failed',
    message,
    limited || status === 503 ? retryAfter(wait, new Date()) : null,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ScorerFailure(
      'unreadable',
      `The answer is no JSON: ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
    )
  }
}

function failureOf(error: unknown, { key, timeoutMs }: OutsideAddress, signal: AbortSignal): Failure {
  if (error instanceof ScorerFailure) {
    const { reason, message, until } = error
    return { reason, message: key === null ? message : message.replaceAll(key, '…'), until }
  }
  if (signal.aborted) return { reason: 'timed-out', message: `No answer within ${timeoutMs} ms`, until: null }
  return { reason: 'failed', message: networkError(error, { sent: true }).message, until: null }
}
