import { createTransport } from 'nodemailer'
import { describe, expect, test } from 'vitest'
import { createCustomers, createMailServer, type CustomersOptions } from '../index.ts'
import { readReply } from './read-reply.ts'

const to = 'hello@northwind.example'

async function open(options: Partial<CustomersOptions> = {}) {
  const mail = await createMailServer({ domain: 'northwind.example' })
  mail.accounts.add(to, 'secret')
  const sent: { from: string; what: string }[] = []
  const customers = createCustomers({
    mail,
    to,
    seed: 'test',
    onSent: (mailSent) => sent.push(mailSent),
    ...options,
  })
  return {
    mail,
    sent,
    customers,
    inbox: () => mail.mailbox(to).map(({ raw }) => readReply(raw)),
    async [Symbol.asyncDispose]() {
      await customers.stop()
      await mail.close()
    },
  }
}

describe('customers', () => {
  test('fill the inbox at once, then go on within bounds', async () => {
    await using world = await open({ pace: 200, perHour: 8 })
    world.customers.start()
    // eight at once, two stories more and one reminder are all that this budget allows
    await expect.poll(() => world.inbox().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(10)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(world.inbox().length).toBeLessThanOrEqual(11)
    expect(new Set(world.inbox().map(({ messageId }) => messageId)).size).toBe(world.inbox().length)
  })

  test('answer an agent in the thread until they are content', async () => {
    await using world = await open({ pace: 600, burst: 1 })
    world.mail.onReceived(({ user, raw, from }) => {
      // the server closes while the last answers are on their way
      if (user === null) answer(readReply(raw), from).catch(() => {})
    })
    const smtp = createTransport({ ...world.mail.smtp, ignoreTLS: true, auth: { user: to, pass: 'secret' } })
    let count = 0
    async function answer(question: ReturnType<typeof readReply>, customer: string) {
      await smtp.sendMail({
        from: to,
        replyTo: 'hello+t0ken-1@northwind.example',
        to: customer,
        subject: `Re: ${question.subject}`,
        messageId: `<agent-${(count += 1)}@northwind.example>`,
        inReplyTo: `<${question.messageId}>`,
        references: [...question.references, question.messageId].map((id) => `<${id}>`),
        text: 'We are on it.',
      })
    }
    world.customers.start()
    await expect
      .poll(() => world.sent.filter(({ what }) => what === 'answer').length, { timeout: 15_000 })
      .toBeGreaterThan(5)
    const answers = world.inbox().filter(({ inReplyTo }) => inReplyTo?.startsWith('agent-'))
    expect(answers.length).toBeGreaterThan(3)
    for (const { text, references } of answers) {
      expect(text).toContain('> We are on it.')
      expect(references.at(-1)).toMatch(/^agent-/)
    }
    expect(
      world.mail.mailbox(to).some(({ raw }) => raw.includes('Delivered-To: hello+t0ken-1@northwind.example')),
    ).toBe(true)
  })

  test('remind whoever leaves them without an answer', async () => {
    await using world = await open({ pace: 2000, perHour: 30 })
    world.customers.start()
    await expect
      .poll(() => world.sent.some(({ what }) => what === 'reminder'), { timeout: 10_000 })
      .toBe(true)
  })

  test('try again when the server is not there for a moment, and are quiet after stop', async () => {
    await using world = await open({ pace: 500, burst: 2 })
    world.mail.fail({ on: 'connect', code: 421, message: 'Try later', times: 2 })
    world.customers.start()
    await expect.poll(() => world.sent.length, { timeout: 10_000 }).toBeGreaterThan(1)
    await world.customers.stop()
    const { length } = world.sent
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(world.sent).toHaveLength(length)
  })
})
