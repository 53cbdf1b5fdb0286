import type { Random } from '../lib/random.ts'
import { type Mailbox, mailboxes } from './open-desk.ts'

export interface Letter {
  /** Message-ID without brackets. */
  id: string
  thread: string
  mailbox: Mailbox
  from: string
  subject: string
  text: string
  inReplyTo: string | undefined
  references: string[]
}

/** A reply as it lies in the customer's mailbox. */
export interface Answer {
  /** Message-ID without brackets. */
  id: string
  /** What it answers. */
  inReplyTo: string
}

interface Thread {
  key: string
  mailbox: Mailbox
  from: string
  subject: string
  /** Oldest first, ours and theirs. */
  refs: string[]
  last: string
}

const customers = 60
/** Of the letters; the others go on in a thread. */
const shareOfNew = 0.5

/** What customers write: new threads, second letters, and answers to what they were answered. */
export function createCorrespondence(random: Random) {
  const threads: Thread[] = []
  const byRef = new Map<string, Thread>()
  /** Threads in which we have had the last word. */
  const answered: Thread[] = []
  let count = 0

  const open = (): Thread => {
    const key = `T${threads.length + 1}`
    const mailbox = random.chance(0.75) ? mailboxes[0] : mailboxes[1]
    const from = `customer${random.below(customers)}@customers.test`
    const thread: Thread = { key, mailbox, from, subject: random.pick(subjects), refs: [], last: '' }
    threads.push(thread)
    return thread
  }
  const choose = (): Thread => {
    const answering = answered.shift()
    if (answering !== undefined) return answering
    if (threads.length === 0 || random.chance(shareOfNew)) return open()
    return threads[random.below(threads.length)] ?? open()
  }

  return {
    next(): Letter {
      const thread = choose()
      count += 1
      const id = `${count}.${thread.key}@customers.test`
      const { key, mailbox, from, refs } = thread
      const subject = refs.length === 0 ? thread.subject : `Re: ${thread.subject}`
      const text = `Hello,\n\n${random.pick(sentences)} (${key}, letter ${count})\n\nKind regards`
      const inReplyTo = refs.at(-1)
      const letter = { id, thread: key, mailbox, from, subject, text, inReplyTo, references: [...refs] }
      refs.push(id)
      byRef.set(id, thread)
      return letter
    },
    /** The customer has got it, and answers now and then. */
    onAnswer({ id, inReplyTo }: Answer): void {
      const thread = byRef.get(inReplyTo)
      if (thread === undefined || byRef.has(id)) return
      thread.refs.push(id)
      byRef.set(id, thread)
      if (random.chance(0.4)) answered.push(thread)
    },
    threads: () => threads.length,
  }
}

export type Correspondence = ReturnType<typeof createCorrespondence>

const subjects: [string, ...string[]] = [
  'My order',
  'A broken grinder',
  'Invoice',
  'Opening hours',
  'Thank you',
]
const sentences: [string, ...string[]] = [
  'The parcel came, but the box was open and one bag is missing.',
  'It makes a noise that it did not make before, and I am not happy about it.',
  'Could you send me the invoice once more? I cannot find it.',
  'I love the new roast, thank you so much.',
  'I have waited for two weeks now and nobody answers me.',
]
