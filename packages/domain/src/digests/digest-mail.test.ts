import { mentionsWords, negativeWords } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { digestMail } from './digest-mail.ts'

const id = '01900000-0000-7000-8000-000000000001'
const monitor = { id, name: 'Northwind', kind: 'brand' }
const told = {
  id,
  from: new Date('2026-10-24T06:00:00Z'),
  to: new Date('2026-10-25T07:00:00Z'),
  timeZone: 'Europe/Berlin',
  periods: 1,
  calm: false,
  content: {
    alerts: [
      {
        id,
        title: 'Northwind: 9 <b>times</b>',
        severity: 'high' as const,
        at: '2026-10-24T07:00:00Z',
        monitor,
      },
    ],
    incidents: [],
    monitors: [{ monitor, mentions: 120, negative: 30, before: { mentions: 100, negative: 20 } }],
    terms: [{ term: 'leak', texts: 9, before: 1, monitor }],
    mentions: [
      {
        id,
        author: '<script>alert(1)</script>',
        text: 'It\nleaks & "burns"',
        channel: 'Mastodon',
        followers: 5000,
        sentAt: '2026-10-24T07:00:00Z',
        url: 'javascript:alert(1)',
        monitor,
      },
    ],
  },
}
const page = (path: string) => `https://desk.test${path}`

test('the same stands in words and set, and what others wrote is text', () => {
  const mail = digestMail(told, page)
  expect(mail.subject).toMatch(/^Digest: Sat,? 24 Oct,? (at )?08:00/)
  for (const said of [mail.text, mail.html ?? '']) {
    expect(said).toContain('1 alert, 0 incidents, 120 mentions.')
    expect(said).toContain('Northwind: 120 mentions, +20 %')
    expect(said).toContain('25 % negative, +5 points')
    expect(said).toContain(`https://desk.test/alerts/found/${id}`)
    expect(said).toContain(`https://desk.test/alerts/digests/${id}`)
    expect(said).toContain('https://desk.test/settings/notifications')
    expect(said).not.toContain('javascript:')
    expect(said).not.toContain('Incidents')
  }
  expect(mail.text).toContain('It leaks & "burns"')
  expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(mail.html).not.toContain('<script')
  expect(mail.html).toContain('9 &lt;b&gt;times&lt;/b&gt;')
})

test('an alert of a muted rule says that nobody was told of it, and no other does', () => {
  const [alert] = told.content.alerts
  const quiet = {
    ...told,
    content: { ...told.content, alerts: alert ? [alert, { ...alert, muted: true }] : [] },
  }
  const { text, html = '' } = digestMail(quiet, page)
  for (const said of [text, html])
    expect(said.match(/high, Northwind, muted: nobody was told/g)).toHaveLength(1)
})

test('calm is one line; what was missed says so; without an address nothing is linked', () => {
  const mail = digestMail({ ...told, calm: true, periods: 3 }, () => null)
  expect(mail.subject).toMatch(/^Calm: /)
  expect(mail.text).toContain('Calm: nothing was found.')
  expect(mail.text).toContain('3 periods at once')
  expect(mail.text).not.toContain('120 mentions')
  expect(mail.html).not.toContain('href')
})

test.each([
  [{ mentions: 1, negative: 1, before: null }, '1 mention', '100 % negative'],
  [
    { mentions: 4, negative: 1, before: { mentions: 0, negative: 0 } },
    '4 mentions, none before',
    '25 % negative',
  ],
  [{ mentions: 0, negative: 0, before: { mentions: 8, negative: 0 } }, '0 mentions, −100 %', ''],
  [
    { mentions: 8, negative: 4, before: { mentions: 8, negative: 4 } },
    '8 mentions, as before',
    '50 % negative, as before',
  ],
])('%o', (counted, mentions, negative) => {
  expect([mentionsWords(counted), negativeWords(counted)]).toEqual([mentions, negative])
})

test('its links can be read on white and on black, and none is paled by what stands around it', () => {
  const { html = '' } = digestMail(told, page)
  const links = html.match(/<a [^>]*>/g) ?? []
  expect(links.length).toBeGreaterThan(2)
  for (const link of links) expect(link).toContain('light-dark(#0b57d0,#8ab4f8)')
  for (const [, within] of html.matchAll(/<\w+ style="[^"]*opacity[^>]*>(.*?)<\/(?:span|p)>/gs))
    expect(within).not.toContain('<a ')
})
