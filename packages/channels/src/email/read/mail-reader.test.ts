import { afterAll, describe, expect, test } from 'vitest'
import { createMailReader } from './mail-reader.ts'
import type { ReadContext } from './read-mail.ts'

const reader = createMailReader({ threads: 2, deadlineMs: 20_000 })
afterAll(() => reader[Symbol.asyncDispose]())

const receivedAt = new Date('2026-03-03T10:00:00Z')
const context: ReadContext = { direction: 'in', ownAddresses: ['support@shop.test'], receivedAt }
const raw = (...lines: string[]) => Buffer.from(lines.join('\r\n'))

async function read(mail: Buffer, changes: Partial<ReadContext> = {}) {
  const result = await reader.read(mail, { ...context, ...changes })
  if (!result.ok) throw new Error(result.unreadable.reason)
  return result.message
}

describe('a mail is read', () => {
  test('with its people, words and parts', async () => {
    const message = await read(
      raw(
        'From: "Berg, Anna" <Anna@Post.TEST>',
        'To: Shop <support@shop.test>, Group: a@x.test, b@x.test;',
        'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
        'Date: Mon, 2 Mar 2026 09:00:00 +0100',
        'Message-ID: <1@post.test>',
        'Content-Type: multipart/mixed; boundary=m',
        '',
        '--m',
        'Content-Type: multipart/related; boundary=r',
        '',
        '--r',
        'Content-Type: text/html; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<p>Sch=F6n <img src="cid:pic@x"></p><script>x()</script>',
        '--r',
        'Content-Type: image/png',
        'Content-ID: <pic@x>',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw0KGgo=',
        '--r--',
        '--m',
        'Content-Type: application/pdf; name="../Rechnung Nr=1.pdf"',
        'Content-Disposition: attachment; filename="../Rechnung.pdf"',
        '',
        '%PDF',
        '--m--',
      ),
    )
    expect(message).toMatchObject({
      externalId: '1@post.test',
      author: { value: 'anna@post.test', name: 'Berg, Anna' },
      subject: 'Grüße',
      text: 'Schön',
      trimmedText: 'Schön',
      html: '<p>Schön <img src="cid:pic@x" /></p>',
      sentAt: new Date('2026-03-02T08:00:00Z'),
      attachments: [
        { contentType: 'image/png', contentId: 'pic@x', inline: true },
        { filename: '_Rechnung.pdf', contentType: 'application/pdf', inline: false },
      ],
    })
    expect(message.mail?.to.map(({ value }) => value)).toEqual(['support@shop.test', 'a@x.test', 'b@x.test'])
    expect(Buffer.from(message.attachments[0]?.content ?? []).toString('hex')).toBe('89504e470d0a1a0a')
  })

  test('with nothing in it, and with nothing right about it', async () => {
    for (const mail of [
      raw(''),
      raw('', ''),
      Buffer.from([0, 255, 254, 0]),
      raw('Subject: x'),
      raw('From: <>', '', '\0\0'),
    ]) {
      const message = await read(mail)
      expect(message.externalId).toMatch(/^sha256:/)
      expect(message.author.value).toBe('unknown@sender.invalid')
      expect(message.sentAt).toEqual(receivedAt)
      expect(JSON.stringify(message)).not.toContain(String.raw`\u0000`)
    }
  })

  test('and is never from the future', async () => {
    const message = await read(raw('Date: Mon, 2 Mar 2099 09:00:00 +0000', '', 'x'))
    expect(message.sentAt).toEqual(receivedAt)
  })

  test('as ours by our own header in Sent only', async () => {
    const mail = raw(
      'Message-ID: <server@outlook.test>',
      'X-Hubbub-Message-ID: <hub.1.token-1@shop.test>',
      '',
      'x',
    )
    expect((await read(mail, { direction: 'out' })).externalId).toBe('hub.1.token-1@shop.test')
    expect((await read(mail, { direction: 'out' })).thread.ownRef).toBe('server@outlook.test')
    expect((await read(mail)).externalId).toBe('server@outlook.test')
  })

  test('as a bounce with the id of the mail it returns', async () => {
    const message = await read(
      raw(
        'From: MAILER-DAEMON@x.test',
        'Return-Path: <>',
        'Message-ID: <bounce@x.test>',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Sorry.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Final-Recipient: rfc822; gone@x.test',
        'Status: 5.1.1',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        'Message-ID: <hub.1.token-1@shop.test>',
        'Subject: Re: x',
        '--b--',
      ),
    )
    expect(message.mail?.autoSubmitted).toBe(true)
    expect(message.thread).toEqual({
      ownRef: 'bounce@x.test',
      parentRefs: ['hub.1.token-1@shop.test'],
      tokens: ['token-1'],
    })
  })
})

describe('a hostile mail', () => {
  const html = (body: string) => raw('Message-ID: <h@x>', 'Content-Type: text/html', '', body)
  const bombs: Record<string, Buffer> = {
    'nested tags': html('<div>'.repeat(2_000_000)),
    'nested tables': html('<table><tr><td>'.repeat(500_000)),
    'endless attributes': html(`<p ${'a="b" '.repeat(500_000)}>x</p>`),
    'endless quotes': raw('', '> '.repeat(2_000_000)),
    'endless spaces': html(`${'&nbsp;'.repeat(300_000)}x`),
    'the word On': raw('', `${'On '.repeat(100_000)}wrote:`),
    'nested parts': raw(
      ...Array.from(
        { length: 500 },
        (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`,
      ),
    ),
    'many headers': raw(...Array.from({ length: 50_000 }, (_, n) => `X-${n}: ${n}`), '', 'x'),
    'one long header': raw(`Subject: ${'x'.repeat(5_000_000)}`, '', 'x'),
    'long references': raw(`References: ${'<a@b> '.repeat(300_000)}`, '', 'x'),
    'many recipients': raw(`To: ${'a@b.test, '.repeat(100_000)}`, '', 'x'),
  }

  test.for(Object.entries(bombs))('%s is over in time', { timeout: 40_000 }, async ([, mail]) => {
    const start = performance.now()
    const result = await reader.read(mail, context)
    expect(performance.now() - start).toBeLessThan(20_000)
    const kept = result.ok ? result.message : result.unreadable
    expect(Buffer.compare(kept.raw, mail)).toBe(0)
    if (result.ok) expect(result.message.text.length).toBeLessThanOrEqual(500_100)
  })

  test('takes a thread, not the process: its HTML is left out, then it is set aside, and the next mail is read', async () => {
    await using strict = createMailReader({ deadlineMs: 1 })
    const result = await strict.read(html('<p>hello</p>'.repeat(200_000)), context)
    expect(result).toMatchObject({
      ok: false,
      unreadable: { externalId: 'h@x', direction: 'in', reason: expect.stringContaining('longer than 1 ms') },
    })

    await using patient = createMailReader()
    const heavy = patient.read(html('<div>'.repeat(2_000_000)), context)
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 10)
    await heavy
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(5)
    expect(await patient.read(html('<p>next</p>'), context)).toMatchObject({
      ok: true,
      message: { text: 'next' },
    })
  })

  test('that needs more memory than it gets is set aside', { timeout: 60_000 }, async () => {
    await using small = createMailReader({ maxHeapMb: 48, deadlineMs: 30_000 })
    const result = await small.read(raw('Message-ID: <big@x>', '', 'ü\n'.repeat(6_000_000)), context)
    expect(result.ok ? null : result.unreadable.externalId).toBe('big@x')
  })
})
