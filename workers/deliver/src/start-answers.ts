import { createTerms } from '@hubbub/channels'
import { type ReplyTools, tellAnswered, writeAnswers } from '@hubbub/domain'
import { startSweep } from '@hubbub/queue'
import { createThreadTokens, type Keyring } from '@hubbub/runtime'
import { type SessionDeps, type WorkerDeps, workContext } from '@hubbub/worker'
import { log } from './log.ts'

export interface AnswersDeps extends WorkerDeps, Pick<SessionDeps, 'channels'> {
  keyring: Keyring
}

const MOST = 50
const system = { kind: 'system', id: null, name: 'Hubbub' } as const

/** Goes on with answers to many whose sender was ended in the middle. May run anywhere, and often. */
export function startAnswers(deps: AnswersDeps): AsyncDisposable {
  const threads = createThreadTokens(deps.keyring)
  const tools: ReplyTools = {
    signThread: (conversationId) => threads.sign(conversationId),
    catalogue: createTerms(deps.channels),
  }
  return startSweep({
    name: 'answers',
    everyMs: deps.sweepMs,
    run: async (signal) => {
      for (const { workspaceId, answerId } of await deps.database.system.dueBulkAnswers(MOST)) {
        if (signal.aborted) return
        const ctx = workContext(deps, { workspaceId, trace: null })
        // One that cannot go on holds up nobody.
        await writeAnswers(ctx, tools, answerId)
          .then(async () => await tellAnswered(ctx, answerId, system))
          .catch((error: unknown) => log.warn({ err: error, answerId }, 'an answer to many is held up'))
      }
    },
  })
}
