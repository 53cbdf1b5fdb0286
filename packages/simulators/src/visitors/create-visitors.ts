import { z } from 'zod'
import { createBudget } from '../customers/budget.ts'
import { createPostbox } from '../customers/postbox.ts'
import { createRandom } from '../customers/random.ts'
import { readReply } from '../customers/read-reply.ts'
import { createTimers } from '../customers/timers.ts'
import type { MailServer } from '../mail/create-mail-server.ts'
import type { ReceivedMail } from '../mail/smtp-server.ts'
import { createActing, type Visitor, visitSchema } from './act-visitor.ts'
import type { ChatPlace } from './open-visit.ts'
import { visitorStories } from './visitor-stories.ts'

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
const seconds = { first: [2, 12], next: [90, 180], mail: [20, 60] } as const
const BURST = 3
const PER_HOUR = 15

const memorySchema = z.object({ visits: z.array(visitSchema).catch([]), told: z.array(z.string()).catch([]) })

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
  const onStep = () =>
    options.onProgress?.(() => ({
      visits: [...visitors.values()].map(({ memory }) => memory),
      told: [...told],
    }))
  const onContent = ({ story, leaving }: Visitor) => {
    leaving.abort()
    visitors.delete(story.id)
    told.add(story.id)
    onStep()
  }
  const acting = createActing({ place, timers, onStep, onContent })

  function take(memory: Visitor['memory']) {
    const story = visitorStories.find(({ id }) => id === memory.story)
    if (story === undefined) return
    const own = createRandom(`${seed}/${story.id}`)
    const visitor = { story, memory, random: own, leaving: new AbortController() }
    visitors.set(story.id, visitor)
    void acting.come(visitor)
  }
  function begin() {
    const [story] = random.shuffle(visitorStories.filter(({ id }) => !told.has(id) && !visitors.has(id)))
    if (story === undefined) told.clear()
    else take({ story: story.id, token: null, clientId: crypto.randomUUID(), said: 0, known: [] })
  }
  function keepComing() {
    timers.besides(seconds.next, random, () => {
      if (budget.take()) begin()
      keepComing()
    })
  }
  /** What came by mail is answered by mail, once. */
  function read(mailed: ReceivedMail) {
    const visitor = [...visitors.values()].find((one) => isFor(one, mailed))
    if (visitor === undefined || readReply(mailed.raw).automatic) return
    timers.later(visitor, seconds.mail, () => {
      void postbox.post(answerTo(visitor, mailed)).then((sent) => {
        if (sent) onContent(visitor)
      })
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

/** From the brand, to somebody who waits for it. */
const isFor = ({ story: { byMail, email } }: Visitor, { user, to }: ReceivedMail) =>
  user !== null && byMail !== undefined && email !== null && to.includes(email)

function answerTo({ story: { name, email, byMail } }: Visitor, { raw }: ReceivedMail) {
  const { messageId, replyTo, subject } = readReply(raw)
  return {
    from: `${name ?? ''} <${email ?? ''}>`,
    to: replyTo,
    subject: `Re: ${subject.replace(/^Re: /, '')}`,
    text: byMail ?? '',
    inReplyTo: messageId,
    references: [messageId],
  }
}
