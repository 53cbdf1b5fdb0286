import { type Bench, benchForEachTest } from '@hubbub/database/test-bench'
import { type Context, type SendReply, sendReply, uploadAttachment } from '@hubbub/domain'
import { mailReplyTools, type TestMail, type Workbench } from '@hubbub/test-support'

export type Person = keyof Workbench['people']

interface Opened {
  bench: Bench
  desk: Workbench
  /** Of the conversation that the one mail began. */
  id: string
}

/** In each test a workspace with one mail in it, a minute old, and what people do there. */
export function deskForEachTest(mail: TestMail, take: (opened: Opened) => void) {
  let now: Opened
  benchForEachTest(async ({ bench, desk }) => {
    now = { bench, desk, id: (await desk.receive(mail)).conversationId }
    desk.clock.advance(60_000)
    take(now)
  })
  const as = (who: Person): Context => now.desk.as(now.desk.people[who])
  return {
    as,
    memberOf: (who: Person): string => now.desk.people[who].memberId ?? '',
    reply: async (rest: Partial<SendReply> = {}, who: Person = 'ann') =>
      await sendReply(as(who), mailReplyTools, {
        conversationId: now.id,
        clientId: crypto.randomUUID(),
        text: 'On its way',
        attachmentIds: [],
        ...rest,
      }),
    upload: async (who: Person = 'ann') =>
      await uploadAttachment(as(who), now.desk.blobs, {
        filename: 'label.pdf',
        contentType: 'application/pdf',
        sha256: 'sum',
        content: new TextEncoder().encode('inside'),
      }),
  }
}
