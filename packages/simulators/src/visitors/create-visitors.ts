import { z } from 'zod'
import { createBudget } from '../customers/budget.ts'
import { createPostbox } from '../customers/postbox.ts'
import { createRandom } from '../customers/random.ts'
import { readReply } from '../customers/read-reply.ts'
import { createTimers } from '../customers/timers.ts'
import type { MailServer } from '../mail/create-mail-server.ts'
import type { ReceivedMail } from '../mail/smtp-server.ts'
import { type ChatPlace, openVisit, type Visit } from './open-visit.ts'
import { type VisitorStory, visitorStories } from './visitor-stories.ts'

export interface VisitorsOptions {
  place: ChatPlace
  /** Takes mail to those who have left, and brings theirs. */
  mail: Pick<MailServer, 'smtp' | 'onReceived'>
  seed: string
  /** 60: a minute passes in a second. Default 1. */
  pace?: number
  now?: () => Date
  /** What `remember` gave the last time. */
  remembered?: unknown
  onProgress?: (remember: () => unknown) => void
}

/** Seconds at pace 1. */
const seconds = {
  first: [2, 12],
  next: [90, 180],
  reading: [2, 6],
  writing: [4, 9],
  mail: [20, 60],
  retry: [5, 10],
} as const
const BURST = 3
const PER_HOUR = 15

const visitSchema = z.object({
  story: z.string(),
  token: z.string().nullable(),
  /** Of what they say next, so that said twice it is said once. */
  clientId: z.string(),
  /** How much of theirs they have said. */
  said: z.int(),
  /** Answers that they know. */
  known: z.array(z.string()),
})
type VisitMemory = z.output<typeof visitSchema>
const memorySchema = z.object({ visits: z.array(visitSchema).catch([]), told: z.array(z.string()).catch([]) })

interface Visitor {
  story: VisitorStory
  memory: VisitMemory
  random: ReturnType<typeof createRandom>
  leaving: AbortController
}

export type Visitors = ReturnType<typeof createVisitors>

/** People on the pages of a shop who write in its chat as its widget would, answer whoever answers them, and leave. */
export function createVisitors(options: VisitorsOptions) {
  const { place, mail, seed, pace = 1, now = () => new Date() } = options
  const known = memorySchema.safeParse(options.remembered).data ?? { visits: [], told: [] }
  const random = createRandom(seed)
  const timers = createTimers(pace)
  const postbox = createPostbox(mail.smtp, 5000 / pace)
  const budget = createBudget({ burst: BURST, perHour: PER_HOUR, now })
  const told = new Set(known.told)
  const visitors = new Map<string, Visitor>()
  const stepped = () =>
    options.onProgress?.(() => ({
      visits: [...visitors.values()].map(({ memory }) => memory),
      told: [...told],
    }))

  function begin() {
    const [story] = random.shuffle(visitorStories.filter(({ id }) => !told.has(id) && !visitors.has(id)))
    if (story === undefined) return void told.clear()
    take({ story: story.id, token: null, clientId: crypto.randomUUID(), said: 0, known: [] })
  }

  function take(memory: VisitMemory) {
    const story = visitorStories.find(({ id }) => id === memory.story)
    if (story === undefined) return
    const own = createRandom(`${seed}/${story.id}`)
    const visitor = { story, memory, random: own, leaving: new AbortController() }
    visitors.set(story.id, visitor)
    void come(visitor)
  }

  /** They are there; whoever waits for an answer by mail has left already. */
  async function come(visitor: Visitor): Promise<void> {
    const { story, memory, leaving } = visitor
    if (story.byMail !== undefined && memory.said > 0) return
    try {
      const visit = await openVisit(place, memory.token)
      memory.token = visit.token
      const { name, email } = story
      await visit.introduce({ ...(name !== null && { name }), ...(email !== null && { email }) })
      stepped()
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
    stepped()
  }

  function hear(visitor: Visitor, visit: Visit, ids: readonly string[]) {
    const { story, memory } = visitor
    const fresh = ids.filter((id) => !memory.known.includes(id))
    void visit.receipts(ids, false).catch(() => {})
    if (fresh.length === 0) return
    memory.known.push(...fresh)
    stepped()
    timers.later(visitor, seconds.reading, () => {
      void visit.receipts(memory.known, true).catch(() => {})
      void visit.typing(true).catch(() => {})
      answerSoon(visitor, visit)
    })
  }

  const answerSoon = (visitor: Visitor, visit: Visit) =>
    timers.later(visitor, seconds.writing, () => {
      say(visitor, visit).then(
        () => visitor.memory.said > visitor.story.answers.length && leave(visitor),
        () => answerSoon(visitor, visit),
      )
    })

  function leave({ story, leaving }: Visitor) {
    leaving.abort()
    visitors.delete(story.id)
    told.add(story.id)
    stepped()
  }

  /** What came by mail is answered by mail, once. */
  function read({ user, to, raw }: ReceivedMail) {
    if (user === null) return
    const visitor = [...visitors.values()].find(
      ({ story }) => story.byMail !== undefined && story.email !== null && to.includes(story.email),
    )
    const reply = readReply(raw)
    if (visitor === undefined || reply.automatic) return
    const { story } = visitor
    timers.later(visitor, seconds.mail, () => {
      void postbox
        .post({
          from: `${story.name ?? ''} <${story.email ?? ''}>`,
          to: reply.replyTo,
          subject: `Re: ${reply.subject.replace(/^Re: /, '')}`,
          text: story.byMail ?? '',
          inReplyTo: reply.messageId,
          references: [reply.messageId],
        })
        .then((sent) => sent && leave(visitor))
    })
  }

  function keepComing() {
    timers.besides(seconds.next, random, () => {
      if (budget.take()) begin()
      keepComing()
    })
  }

  let stopReading: (() => void) | null = null
  return {
    start() {
      if (stopReading !== null) return
      stopReading = mail.onReceived(read)
      timers.start()
      for (const memory of known.visits) take(memory)
      for (let index = visitors.size; index < BURST; index += 1)
        timers.besides(seconds.first, random, () => budget.take() && begin())
      keepComing()
    },
    async stop() {
      timers.stop()
      stopReading?.()
      for (const { leaving } of visitors.values()) leaving.abort()
      await postbox.close()
    },
  }
}
