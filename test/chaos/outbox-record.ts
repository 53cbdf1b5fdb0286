import type { MailServer } from '@hubbub/simulators'
import { markIn } from './answer-letters.ts'
import type { Answer } from './correspondence.ts'
import { type Mailbox, mailboxes } from './open-desk.ts'
import { createMoment } from '../lib/moment.ts'

/** What the mail servers took from us on the way to customers: their own record, by the mark of each reply. */
export function recordOutbox(mail: Record<Mailbox, MailServer>, onAnswer: (answer: Answer) => void) {
  const counts = new Map<string, number>()
  const taken = createMoment()
  for (const mailbox of mailboxes)
    mail[mailbox].onReceived(({ raw }) => {
      const text = raw.toString('latin1')
      const mark = markIn(text)
      if (mark !== null) counts.set(mark, (counts.get(mark) ?? 0) + 1)
      onAnswer({ id: headerIn(text, 'message-id'), inReplyTo: headerIn(text, 'in-reply-to') })
      taken.now()
    })
  return {
    times: (clientId: string) => counts.get(clientId) ?? 0,
    marks: () => [...counts.keys()],
    /** Calls once, the moment a server has taken the next mail and has not yet said so. @returns what ends it. */
    onNextTaken: taken.onNext,
    /** Replies of which the Sent folders hold more than one copy. */
    doubledCopies: () => {
      const marks = mailboxes
        .flatMap((mailbox) => mail[mailbox].mailbox(mailbox, 'Sent'))
        .map(({ raw }) => markIn(raw.toString('latin1')))
        .filter((mark) => mark !== null)
      return marks.length - new Set(marks).size
    },
  }
}

export type OutboxRecord = ReturnType<typeof recordOutbox>

const headerIn = (text: string, name: string) =>
  new RegExp(`^${name}:\\s*<([^>]+)>`, 'im').exec(text)?.[1] ?? ''
