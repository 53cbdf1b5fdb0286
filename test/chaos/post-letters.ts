import { setTimeout as sleep } from 'node:timers/promises'
import type { Correspondence, Letter } from './correspondence.ts'
import type { Desk } from './open-desk.ts'

/** Puts so many letters into the mailboxes, evenly over the time. @returns all that was put there. */
export async function postLetters(
  { mail }: Pick<Desk, 'mail'>,
  correspondence: Correspondence,
  { count, seconds }: { count: number; seconds: number },
): Promise<Letter[]> {
  const letters: Letter[] = []
  const startedAt = performance.now()
  while (letters.length < count) {
    const letter = correspondence.next()
    const { id, mailbox, from, subject, text, inReplyTo, references } = letter
    await mail[mailbox].deliver(
      {
        messageId: `<${id}>`,
        from,
        to: mailbox,
        subject,
        text,
        references: references.map((ref) => `<${ref}>`),
        ...(inReplyTo !== undefined && { inReplyTo: `<${inReplyTo}>` }),
      },
      mailbox,
    )
    letters.push(letter)
    const dueIn = startedAt + (letters.length * seconds * 1000) / count - performance.now()
    if (dueIn > 0) await sleep(dueIn)
  }
  return letters
}
