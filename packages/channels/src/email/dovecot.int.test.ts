import type { OutboundMail } from '@hubbub/contracts'
import { createMailServer, startDovecot, whyNoDovecot } from '@hubbub/simulators'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { pullAll } from '../contract-suite/drain.ts'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { email, outboundMail, support } from './mailbox.fixtures.ts'

const missing = whyNoDovecot()
const anna = 'anna@post.test'

type Dovecot = Awaited<ReturnType<typeof startDovecot>>
let dovecot: Dovecot
const users = Array.from({ length: 60 }, (_, place) => `support-${place}@shop.test`)
beforeAll(async () => {
  if (missing === null)
    dovecot = await startDovecot(Object.fromEntries(users.map((user) => [user, 'secret'])))
})
afterAll(async () => {
  if (missing === null) await dovecot[Symbol.asyncDispose]()
})

/**
 * Mail comes from a real Dovecot, each time to a user of its own, and leaves through the simulated SMTP server, which
 * keeps no copies: we append them.
 */
async function startHarness(): Promise<ChannelHarness & { user: string }> {
  const user = users.pop()
  if (user === undefined) throw new Error('there are more tests than users')
  const server = await createMailServer({ domain: 'shop.test', saveSent: false })
  server.accounts.add(user, 'secret')
  server.accounts.add(anna, 'hers')
  const at = (port: number) => ({ host: '127.0.0.1', port, security: 'none' as const })
  const settings = {
    address: support,
    user,
    imap: at(dovecot.imap.port),
    smtp: at(server.smtp.port),
    sentCopy: 'append',
  }
  const account = { settings, credentials: { password: 'secret' } }
  const outbound = (text: string): OutboundMail => outboundMail({ text, html: null })
  let counter = 0

  return {
    user,
    account,
    wrongCredentials: { ...account, credentials: { password: 'wrong' } },
    unreachable: { ...account, settings: { ...settings, imap: at(1), smtp: at(1) } },
    receive: (text) =>
      dovecot.deliver(
        `From: ${anna}\r\nTo: ${support}\r\nMessage-ID: <${(counter += 1)}@post.test>\r\n\r\n${text}`,
        user,
      ),
    outbound,
    outboundHalfRefused: (text) => ({
      message: { ...outbound(text), cc: [{ kind: 'email', value: 'nobody@shop.test', name: null }] },
      refused: 'nobody@shop.test',
    }),
    delivered: async (text) => server.mailbox(anna).filter(({ raw }) => raw.includes(text)).length,
    breakAfterAccepting: () => void server.fail({ on: 'drop-before-reply', times: 1 }),
    echoes: true,
    sparesKnown: true,
    disconnect: () => dovecot.disconnect(user),
    [Symbol.asyncDispose]: server.close,
  }
}

describe.skipIf(missing !== null)(
  `email on Dovecot${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    describeChannelContract('email on Dovecot', email, startHarness)

    test('leaves mail unread, and comes to the same ids after it was moved away and back', async () => {
      await using harness = await startHarness()
      await using session = email.connect(harness.account)
      for (const text of ['one', 'two']) await harness.receive(text)
      const before = await pullAll(session, null)
      const ids = before.flatMap(({ messages }) => messages.map(({ externalId }) => externalId))
      expect(ids).toHaveLength(2)

      await using client = new ImapFlow({
        ...dovecot.imap,
        secure: false,
        doSTARTTLS: false,
        auth: { user: harness.user, pass: 'secret' },
        logger: false,
      })
      await client.connect()
      await client.mailboxOpen('INBOX')
      expect(await client.search({ seen: false })).toHaveLength(2)
      await client.mailboxCreate('Old')
      await client.messageMove('1:*', 'Old')
      await client.mailboxOpen('Old')
      await client.messageMove('1:*', 'INBOX')

      const after = await pullAll(session, before.at(-1)?.cursor)
      const again = after.flatMap(({ messages }) => messages.map(({ externalId }) => externalId))
      expect(again.toSorted()).toEqual(ids.toSorted())
    })

    test('hands out a mail of thirty megabytes', { timeout: 60_000 }, async () => {
      await using harness = await startHarness()
      await using session = email.connect(harness.account)
      await harness.receive(`${'x'.repeat(900)}\r\n`.repeat(33_000))
      const [message] = (await pullAll(session, null)).flatMap(({ messages }) => messages)
      expect(message?.raw.length).toBeGreaterThan(29_000_000)
      expect(message?.text.length).toBe(500_000)
    })
  },
)
