import type { MailServer } from '../mail/create-mail-server.ts'
import type { ReceivedMail } from '../mail/smtp-server.ts'
import { createBudget } from './budget.ts'
import { type Conversation, createConversation, type Said } from './conversation.ts'
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

export type Customers = ReturnType<typeof createCustomers>

/** People who write to the brand over real SMTP, answer its agents in the thread and lose patience when nobody does. */
export function createCustomers(options: CustomersOptions) {
  const { mail, to, seed, pace = 1, burst = 8, perHour = 60, now = () => new Date() } = options
  const random = createRandom(seed)
  const plan = planStories(seed)
  const stories = createBudget({ burst: perHour / 4, perHour: (perHour * 2) / 3, now })
  const reminders = createBudget({ burst: perHour / 6, perHour: perHour / 3, now })
  const timers = createTimers(pace)
  const postbox = createPostbox(mail.smtp, 5000 / pace)
  const conversations = new Set<Conversation>()
  let stopListening: (() => void) | null = null

  /** `age`: how long ago, in milliseconds, it claims to have been written. */
  function begin(age: number) {
    const { story, round } = plan.next()
    const conversation = createConversation(story, { seed, round, to })
    conversations.add(conversation)
    forgetOldest(conversations)
    void speak(conversation, 'opening', age)
  }

  async function speak(conversation: Conversation, what: Said, age = 0) {
    const letter = conversation.say(what, new Date(now().getTime() - age))
    if (!letter || !(await postbox.post(letter))) return
    options.onSent?.({ from: conversation.persona.address, subject: letter.subject ?? '', what })
    if (what !== 'away-note' && conversation.isWaiting()) waitFor(conversation, seconds.patience)
  }

  function waitFor(conversation: Conversation, patience: readonly [number, number]) {
    timers.later(conversation, patience, conversation.random, () => {
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
      timers.later(
        conversation,
        seconds.answer,
        conversation.random,
        () => void speak(conversation, 'answer'),
      )
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
    for (let index = 0; index < burst; index += 1) {
      const age = index === burst - 1 ? 0 : random.between(2, 300) * 60_000
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

function forgetOldest(conversations: Set<Conversation>) {
  const [oldest] = conversations
  if (oldest && conversations.size > memory) conversations.delete(oldest)
}
