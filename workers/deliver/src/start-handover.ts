import { handOver, type HandoverTools } from '@hubbub/domain'
import { startSweep } from '@hubbub/queue'
import { createThreadTokens, createVisitorTokens, type Keyring } from '@hubbub/runtime'
import { type WorkerDeps, workContext } from '@hubbub/worker'
import { log } from './log.ts'

export interface HandoverDeps extends WorkerDeps {
  keyring: Keyring
  /** Where the world reaches this installation; null where it does not. */
  publicUrl?: string | null
  /** How long a visitor must have left a chat before answers go to them by mail. */
  chatPatienceMs?: number
}

/** Long enough to come back from a lost connection, or to load another page. */
const PATIENCE_MS = 2 * 60_000
/** Of the link to the chat: as long as somebody may take to read a mail. */
const LINK_MS = 30 * 24 * 3_600_000
const MOST = 200

/** Looks for answers in chats whose visitors have left, and hands them over to their mail. May run anywhere, and often. */
export function startHandover(deps: HandoverDeps): AsyncDisposable {
  const tools = createTools(deps)
  const patienceMs = deps.chatPatienceMs ?? PATIENCE_MS
  return startSweep({
    name: 'handover',
    everyMs: deps.sweepMs,
    run: async (signal) => {
      const found = await deps.database.system.unheardAnswers(deps.clock.now(), patienceMs, MOST)
      for (const { workspaceId, visitorId } of found) {
        if (signal.aborted) return
        const ctx = workContext(deps, { workspaceId, trace: null })
        // One that cannot be handed over holds up nobody.
        await handOver(ctx, tools, { visitorId, patienceMs }).catch((error: unknown) => {
          log.warn({ err: error, visitorId }, 'answers could not be handed over to mail')
        })
      }
    },
  })
}

function createTools({ keyring, publicUrl = null }: HandoverDeps): HandoverTools {
  const threads = createThreadTokens(keyring)
  const visitors = createVisitorTokens(keyring)
  return {
    signThread: (conversationId) => threads.sign(conversationId),
    linkTo({ id, channelId, epoch }, now) {
      if (publicUrl === null) return null
      const link = new URL(`/chat/${channelId}`, publicUrl)
      // Behind the sign no server is told of it.
      link.hash = `visitor=${visitors.issue(channelId, { visitorId: id, epoch }, now, LINK_MS)}`
      return link.href
    },
  }
}
