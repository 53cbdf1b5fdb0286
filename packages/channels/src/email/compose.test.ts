import type { OutboundMail } from '@hubbub/contracts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeMail } from './compose.ts'
import { readMail } from './read/read-mail.ts'
import { plusAddress, messageIdFor } from './tokens.ts'

const support = 'support@shop.test'
const now = new Date('2026-03-03T10:00:00Z')
const messageId = fc
  .tuple(fc.uuid(), fc.stringMatching(/^[a-z0-9-]{6,40}$/))
  .map(([unique, token]) => messageIdFor({ unique, token, domain: 'shop.test' }))
const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replace(/\s+/g, ' ').trim())
const party = fc.record({
  kind: fc.constant('email' as const),
  value: fc.stringMatching(/^[a-z0-9]{1,20}@[a-z]{2,10}\.test$/),
  name: fc.option(fc.stringMatching(/^[A-Za-zäöüßéñ"',. ]{1,30}$/).map((name) => name.trim() || 'A')),
})
const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 })

const outbound: fc.Arbitrary<OutboundMail> = fc.record({
  form: fc.constant('mail' as const),
  messageId,
  from: fc.constant({ address: support, name: 'The Shop' }),
  replyTo: fc.option(fc.stringMatching(/^[a-z0-9-]{6,40}$/).map((token) => plusAddress(support, token))),
  to: fc.uniqueArray(party, { minLength: 1, maxLength: 3, selector: ({ value }) => value }),
  cc: fc.uniqueArray(party, { maxLength: 2, selector: ({ value }) => value }),
  bcc: fc.array(party, { maxLength: 1 }),
  subject: words.map((text) => text || 'x'),
  text: fc.constantFrom(
    'Hello.',
    'Grüße aus Köln — 你好 👋',
    'line\n.\n..dots\nFrom here',
    `long ${'x'.repeat(3000)}`,
  ),
  html: fc.option(fc.constantFrom('<p>Hello <b>you</b></p>', '<p>Grüße 👋</p>')),
  inReplyTo: fc.option(messageId),
  references: fc.uniqueArray(messageId, { maxLength: 40 }),
  automatic: fc.boolean(),
  attachments: fc.array(
    fc.record({
      filename: fc.stringMatching(/^[A-Za-zäöü0-9 _-]{1,30}$/).map((name) => `a${name.trim()}.bin`),
      contentType: fc.constant('application/octet-stream'),
      contentId: fc.constant(null),
      content: bytes,
    }),
    { maxLength: 2 },
  ),
})

const readBack = async (message: OutboundMail) => {
  const { raw, envelope } = await composeMail(message, now)
  const context = {
    direction: 'in' as const,
    ownAddresses: [support],
    receivedAt: new Date('2026-03-03T10:00:05Z'),
  }
  return { raw, envelope, read: await readMail(raw, context, 'full') }
}

describe('composeMail', () => {
  test('what is written can be read: ids, thread, people, text and files', async () => {
    await fc.assert(
      fc.asyncProperty(outbound, async (message) => {
        const { raw, envelope, read } = await readBack(message)
        expect(read.externalId).toBe(message.messageId)
        expect(read.subject).toBe(message.subject)
        expect(read.sentAt).toEqual(now)
        expect(read.author).toEqual({ kind: 'email', value: support, name: 'The Shop' })
        expect(read.mail?.to.map(({ value }) => value)).toEqual(message.to.map(({ value }) => value))
        expect(read.mail?.replyTo.map(({ value }) => value)).toEqual(message.replyTo ? [message.replyTo] : [])
        expect(read.mail?.autoSubmitted).toBe(message.automatic)
        expect(read.text.replace(/\s+/g, ' ')).toBe(message.text.replace(/\s+/g, ' '))
        expect(read.html === null).toBe(message.html === null)
        expect(read.attachments.map(({ filename }) => filename)).toEqual(
          message.attachments.map(({ filename }) => filename),
        )
        expect(read.attachments.map(({ content }) => [...content])).toEqual(
          message.attachments.map(({ content }) => [...content]),
        )

        const chain = new Set([...message.references, ...(message.inReplyTo ? [message.inReplyTo] : [])])
        chain.delete(message.messageId)
        expect(read.thread.ownRef).toBe(message.messageId)
        if (message.inReplyTo) expect(read.thread.parentRefs[0]).toBe(message.inReplyTo)
        for (const ref of [...chain].slice(-20)) expect(read.thread.parentRefs).toContain(ref)
        if (chain.size > 0) expect(read.thread.parentRefs).toContain([...chain][0])
        expect(new Set(envelope.to)).toEqual(
          new Set([...message.to, ...message.cc, ...message.bcc].map(({ value }) => value)),
        )
        for (const line of raw.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
        expect(raw.toString('latin1')).not.toMatch(/(^|[^\r])\n/)
      }),
      { numRuns: 60 },
    )
  })

  test('an answer to our mail brings the token back, by address and by id', async () => {
    const id = messageIdFor({ unique: crypto.randomUUID(), token: 'conv-12345', domain: 'shop.test' })
    const answer = `From: anna@post.test\nTo: support+conv-12345@shop.test\nIn-Reply-To: <${id}>\n\nThanks!`
    const context = { direction: 'in' as const, ownAddresses: [support], receivedAt: now }
    const { thread } = await readMail(Buffer.from(answer), context, 'full')
    expect(thread).toEqual({ ownRef: null, parentRefs: [id], tokens: ['conv-12345'] })
  })

  test('a name or subject cannot add a header', async () => {
    const base = fc.sample(outbound, 1)[0]
    if (!base) throw new Error('no sample')
    const { raw } = await readBack({
      ...base,
      subject: 'x\r\nBcc: evil@x.test',
      from: { address: support, name: 'a\r\nX-Evil: 1' },
    })
    expect(raw.toString()).not.toMatch(/^(bcc|x-evil):/im)
  })
})
