import type { AlertLink } from '@hubbub/domain'
import { describe, expect, test } from 'vitest'
import { alertPage } from './alert-page.ts'

const link: AlertLink = {
  escalationId: 'e1',
  title: 'The <grinder> burns',
  reasons: ['146 mentions in 5 minutes'],
  member: 'Ann',
  state: 'open',
  acknowledgedBy: null,
  expired: false,
}
const bodyOf = async (page: Response) => (await page.text()).replace(/^[\s\S]*<main>/, '')

describe('the page behind a link in an alert', () => {
  test('offers to take what nobody has, also when all steps are over', async () => {
    for (const state of ['open', 'exhausted'] as const) {
      const page = alertPage({ ...link, state })
      expect(page.status).toBe(200)
      const body = await bodyOf(page)
      expect(body).toContain('<button>Acknowledge as Ann</button>')
      expect(body).toContain('The &#60;grinder&#62; burns')
      expect(body).toContain('href="/alerts/e1"')
    }
  })

  test.each([
    ['taken by oneself', { state: 'acknowledged', acknowledgedBy: 'Ann' }, 'You have taken it.'],
    ['taken by another', { state: 'acknowledged', acknowledgedBy: 'Ben' }, 'Ben has taken it.'],
    ['over', { state: 'resolved' }, 'This is resolved.'],
  ] as const)('says that it is %s, and has no button', async (_what, so, words) => {
    const body = await bodyOf(alertPage({ ...link, ...so }))
    expect(body).toContain(words)
    expect(body).not.toContain('<form')
  })

  test.each([
    [{ state: 'open' }, 'Nobody has it yet'],
    [{ state: 'acknowledged', acknowledgedBy: 'Ben' }, 'Ben has taken it by now'],
    [{ state: 'resolved' }, 'It is resolved by now'],
  ] as const)('says of an expired one what has become of it, and no figures', async (so, words) => {
    const page = alertPage({ ...link, ...so, expired: true })
    expect(page.status).toBe(410)
    const body = await bodyOf(page)
    expect(body).toContain('This link has expired')
    expect(body).toContain(words)
    expect(body).toContain('href="/alerts/e1"')
    expect(body).not.toContain('<form')
    expect(body).not.toContain('146 mentions')
  })

  test.each([
    ['unsigned', 404, 'not whole, or was changed'],
    ['gone', 410, 'is gone'],
    ['left', 410, 'not in this workspace any more'],
  ] as const)('says of one that is %s why it leads nowhere, and what to do', async (why, status, words) => {
    const page = alertPage(why)
    expect(page.status).toBe(status)
    const body = await bodyOf(page)
    expect(body).toContain(words)
    expect(body).toContain('othing was acknowledged')
    expect(body).not.toContain('<form')
  })
})
