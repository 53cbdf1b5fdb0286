import { setTimeout as sleep } from 'node:timers/promises'
import { isProblem } from '@hubbub/api-client'
import { errorMessage, type LiveEvent } from '@hubbub/contracts'
import { say } from '../lib/report.ts'
import type { Random } from '../lib/random.ts'
import type { Desk } from './open-desk.ts'
import { untilTaken } from './until-taken.ts'

export interface Replies {
  /** Those that the API has confirmed, by the client's own id. */
  confirmed: ReadonlySet<string>
  /** Posted and not yet confirmed. */
  waiting(): number
  /** Answered with a refusal that no second try mends. */
  refused: readonly string[]
  /** How often one was posted again. */
  retried(): number
  stop(): Promise<void>
}

const shareAnswered = 0.35
const pollMs = 25

/** What stands in a reply, so that it is known again wherever it comes out. */
export const markOf = (clientId: string) => `reply-${clientId}`
export const markIn = (text: string): string | null => /reply-([0-9a-f-]{36})/.exec(text)?.[1] ?? null

/** An agent who answers letters as they appear, and posts a reply again until the API says that it has it. */
export function answerLetters({ workspace, clients }: Desk, random: Random): Replies {
  const [{ listener }] = clients
  const confirmed = new Set<string>()
  const refused: string[] = []
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  let retried = 0

  const post = async (conversationId: string) => {
    const clientId = crypto.randomUUID()
    const input = { clientId, text: `We are on it. (${markOf(clientId)})` }
    const { refused: reason, again } = await untilTaken(
      async () => await workspace.messages.reply(conversationId, input),
    )
    retried += again
    if (reason === null) confirmed.add(clientId)
    else {
      refused.push(errorMessage(reason))
      say(`the reply ${clientId} was refused: ${describe(reason)}`)
    }
  }
  const answer = ({ type, conversationId }: LiveEvent) => {
    if (type !== 'message.received' || conversationId === null || !random.chance(shareAnswered)) return
    const posting = post(conversationId).finally(() => running.delete(posting))
    running.add(posting)
  }
  const follow = async () => {
    const { events } = listener
    for (let at = 0; !stopping.signal.aborted || at < events.length;) {
      const next = events[at]
      if (next === undefined) await sleep(pollMs)
      else {
        answer(next.event)
        at += 1
      }
    }
  }
  const following = follow()
  return {
    confirmed,
    refused,
    waiting: () => running.size,
    retried: () => retried,
    async stop() {
      stopping.abort()
      await following
      await Promise.all(running)
    },
  }
}

const describe = (error: unknown) =>
  isProblem(error) ? `${error.status} ${error.code}, ${error.message}` : String(error)
