import { z } from 'zod'
import type { Random } from '../customers/random.ts'
import type { createTimers } from '../customers/timers.ts'
import { type ChatPlace, openVisit, type Visit } from './open-visit.ts'
import type { VisitorStory } from './visitor-stories.ts'

/** Seconds at pace 1. */
const seconds = { reading: [2, 6], writing: [4, 9], retry: [5, 10] } as const

/** What a restart must not forget of a visitor. */
export const visitSchema = z.object({
  story: z.string(),
  token: z.string().nullable(),
  /** Of what they say next, so that said twice it is said once. */
  clientId: z.string(),
  /** How much of theirs they have said. */
  said: z.int(),
  /** Answers that they know. */
  known: z.array(z.string()),
})

export interface Visitor {
  story: VisitorStory
  memory: z.output<typeof visitSchema>
  random: Random
  leaving: AbortController
}

interface Acting {
  place: ChatPlace
  timers: ReturnType<typeof createTimers>
  onStep: () => void
  onContent: (visitor: Visitor) => void
}

/** What one visitor does in the chat: comes, says theirs, reads what is answered, goes on, and is content. */
export function createActing({ place, timers, onStep, onContent }: Acting) {
  /** Whoever waits for an answer by mail has left already. */
  async function come(visitor: Visitor): Promise<void> {
    const { story, memory, leaving } = visitor
    if (story.byMail !== undefined && memory.said > 0) return
    try {
      const visit = await openVisit(place, memory.token)
      memory.token = visit.token
      const { name, email } = story
      await visit.introduce({ ...(name !== null && { name }), ...(email !== null && { email }) })
      onStep()
      if (memory.said === 0) await say(visitor, visit)
      if (story.byMail === undefined) void visit.stay((ids) => hear(visitor, visit, ids), leaving.signal)
    } catch {
      timers.later(visitor, seconds.retry, () => void come(visitor))
    }
  }

  async function say({ story, memory }: Visitor, visit: Visit): Promise<void> {
    const text = [story.opening, ...story.answers][memory.said]
    if (text === undefined) return
    await visit.say(memory.clientId, text, story.page)
    memory.said += 1
    memory.clientId = crypto.randomUUID()
    onStep()
  }

  function hear(visitor: Visitor, visit: Visit, ids: readonly string[]) {
    const { memory } = visitor
    const fresh = ids.filter((id) => !memory.known.includes(id))
    void visit.receipts(ids, false).catch(() => {})
    if (fresh.length === 0) return
    memory.known.push(...fresh)
    onStep()
    timers.later(visitor, seconds.reading, () => {
      void visit.receipts(memory.known, true).catch(() => {})
      void visit.typing(true).catch(() => {})
      answerSoon(visitor, visit)
    })
  }

  function answerSoon(visitor: Visitor, visit: Visit) {
    timers.later(visitor, seconds.writing, () => {
      say(visitor, visit).then(
        () => visitor.memory.said > visitor.story.answers.length && onContent(visitor),
        () => answerSoon(visitor, visit),
      )
    })
  }

  return { come }
}
