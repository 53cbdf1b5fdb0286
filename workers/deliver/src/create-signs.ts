import { errorMessage, typingSchema } from '@hubbub/contracts'
import type { SessionDeps, WorkerDeps } from '@hubbub/worker'
import type { Sessions } from './create-sessions.ts'
import { log } from './log.ts'

interface Place {
  workspaceId: string
  conversationId: string
}

/** Networks show for about five seconds that somebody writes. */
const REPEAT_MS = 4_000

/**
 * Small signs on a customer's network that somebody is there. Nothing of them is kept, and one that gets lost is made
 * good by the next; several processes that listen give the same sign, which looks like one.
 */
export function createSigns(deps: WorkerDeps & SessionDeps, sessions: Sessions) {
  const give = async ({ workspaceId, conversationId }: Place, sign: 'typing' | 'markRead') => {
    try {
      const { channel, posts } = await deps.store.transaction(workspaceId, ({ messages }) =>
        messages.tail(conversationId),
      )
      const { last } = posts
      if (last === null || !channel.enabled) return
      await sessions.use(workspaceId, channel.id, async (session) => await session[sign]?.(last.ref))
    } catch (error) {
      log.debug({ reason: errorMessage(error), sign }, 'a sign was not given')
    }
  }
  const given = new Map<string, number>()
  const listening = deps.database.listen('hubbub_typing', (payload) => {
    const typing = readTyping(payload)
    if (typing?.by !== 'member' || !typing.typing) return
    const now = performance.now()
    if (now - (given.get(typing.conversationId) ?? -Infinity) < REPEAT_MS) return
    for (const [id, at] of given) if (now - at >= REPEAT_MS) given.delete(id)
    given.set(typing.conversationId, now)
    void give(typing, 'typing')
  })
  return {
    seen: async (place: Place) => await give(place, 'markRead'),
    [Symbol.dispose]: () => listening[Symbol.dispose](),
  }
}

function readTyping(payload: string | null) {
  try {
    return payload === null ? null : (typingSchema.safeParse(JSON.parse(payload)).data ?? null)
  } catch {
    return null
  }
}
