import type { MailServer } from '../mail/create-mail-server.ts'
import type { ReceivedMail } from '../mail/smtp-server.ts'
import { createBudget } from './budget.ts'
import { type Conversation, createConversation, type Said } from './conversation.ts'
import { openOnes, recall, type RememberedConversation } from './memory.ts'
import { planStories } from './plan-stories.ts'
import { createPostbox } from './postbox.ts'
import { createRandom } from './random.ts'
import { readReply } from './read-reply.ts'
import { createTimers } from './timers.ts'

export interface CustomersOptions {
  mail: Pick<MailServer, 'smtp' | 'onReceived'>
  /** The brand's address. */
  to: string
  /** The same seed tells the same stories in the same order. A live demo takes a new one for each start. */
  seed: string
  /** 1: a new mail every 20 to 40 s, an answer within a minute or so. 60: a minute passes in a second. Default 1. */
  pace?: number
  /** How many write at once in the beginning. Default 8. */
  burst?: number
  /** Mails an hour that nobody asked for, after a first burst; answers to agents come on top. Default 60. */
  perHour?: number
  now?: () => Date
  /** Whom they were writing with when they stopped the last time: they go on, and fewer begin anew. */
  remembered?: readonly RememberedConversation[]
  /** Told after each step of who is not content yet, to be handed in again as `remembered`. */
  onProgress?: (open: () => RememberedConversation[]) => void
  /** Told after each mail that was sent. */
  onSent?: (sent: { from: string; subject: string; what: Said }) => void
}

/** Seconds at pace 1. */
const seconds = {
  nextStory: [20, 40],
  answer: [20, 70],
  patience: [240, 420],
  away: [3, 6],
  burst: [0.2, 6],
  retry: [20, 30],
} as const

/** How many conversations they remember: days of them. */
const memory = 1000

/** So many begin anew at once where others go on from the last time. */
const burstAgain = 2

export type Customers = ReturnType<typeof createCustomers>

/** People who write to the brand over real SMTP, answer its agents in the thread and lose patience when nobody does. */
export function createCustomers(options: CustomersOptions) {
  const { mail, to, seed, pace = 1, burst = 8, perHour = 60, now = () => new Date() } = options
  const random = createRandom(seed)
  const plan = planStories(seed)
  const { stories, reminders } = budgets(perHour, now)
  const timers = createTimers(pace)
  const postbox = createPostbox(mail.smtp, 5000 / pace)
  const conversations = new Set<Conversation>(recall(options.remembered ?? [], to))
  const stepped = () => options.onProgress?.(() => openOnes(conversations))
  let stopListening: (() => void) | null = null

  /** `age`: how long ago, in milliseconds, it claims to have been written. */
  function begin(age: number) {
    const { story, round } = plan.next()
    const conversation = createConversation(story, { seed, round, to })
    keep(conversations, conversation)
    void speak(conversation, 'opening', age)
  }

  async function speak(conversation: Conversation, what: Said, age = 0) {
    const letter = conversation.say(what, new Date(now().getTime() - age))
    if (!letter || !(await postbox.post(letter))) return
    options.onSent?.({ from: conversation.persona.address, subject: letter.subject ?? '', what })
    if (what !== 'away-note' && conversation.isWaiting()) waitFor(conversation, seconds.patience)
    stepped()
  }

  const goOn = (conversation: Conversation) =>
    conversation.owesAnswer()
      ? timers.later(conversation, seconds.answer, () => void speak(conversation, 'answer'))
      : waitFor(conversation, seconds.patience)

  function waitFor(conversation: Conversation, patience: readonly [number, number]) {
    timers.later(conversation, patience, () => {
      if (reminders.take()) void speak(conversation, 'reminder')
      else waitFor(conversation, seconds.retry)
    })
  }

  function hear({ user, to: recipients, raw }: ReceivedMail) {
    if (user === null) return
    const reply = readReply(raw)
    if (reply.automatic) return
    for (const conversation of conversations) {
      if (!recipients.includes(conversation.persona.address) || !conversation.owns(reply)) continue
      conversation.hear(reply)
      stepped()
      goOn(conversation)
      timers.besides(seconds.away, conversation.random, () => void speak(conversation, 'away-note'))
    }
  }

  function keepComing() {
    timers.besides(seconds.nextStory, random, () => {
      if (stories.take()) begin(0)
      keepComing()
    })
  }

  function start() {
    if (stopListening) return
    stopListening = mail.onReceived(hear)
    timers.start()
    const beginning = conversations.size > 0 ? Math.min(burst, burstAgain) : burst
    for (const conversation of conversations) goOn(conversation)
    for (let index = 0; index < beginning; index += 1) {
      const age = index === beginning - 1 ? 0 : random.between(2, 300) * 60_000
      timers.besides(seconds.burst, random, () => begin(age))
    }
    keepComing()
  }

  async function stop() {
    stopListening?.()
    timers.stop()
    await postbox.close()
  }

  return { start, stop, [Symbol.asyncDispose]: stop }
}

const budgets = (perHour: number, now: () => Date) => ({
  stories: createBudget({ burst: perHour / 4, perHour: (perHour * 2) / 3, now }),
  reminders: createBudget({ burst: perHour / 6, perHour: perHour / 3, now }),
})

function keep(conversations: Set<Conversation>, conversation: Conversation) {
  conversations.add(conversation)
  const [oldest] = conversations
  if (oldest && conversations.size > memory) conversations.delete(oldest)
}
