import { parse } from '@hubbub/query'
import { describe, expect, test } from 'vitest'
import { createChannels } from '../registry.ts'

const channels = createChannels({ urls: {}, allowPrivateHosts: true })
const account = { id: '1', handle: 'acme', name: null, url: null, avatarUrl: null, facts: {} }

/** Of the settings what each kind cannot do without. */
const accounts: Record<string, Record<string, unknown>> = {
  x: {},
  bluesky: { handle: 'shop.test' },
  jetstream: {},
  mastodon: { url: 'https://social.test' },
  reddit: { username: 'acme' },
  lemmy: { url: 'https://lemmy.test', username: 'acme' },
  youtube: {},
  'hacker-news': {},
  'stack-exchange': { site: 'stackoverflow' },
}

function plan(kind: string, queries: readonly string[], settings: Record<string, unknown> = {}) {
  const monitors = queries.map((query, index) => {
    const parsed = parse(query)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    return { id: String(index), tree: parsed.tree }
  })
  const input = { settings: { ...accounts[kind], ...settings }, account }
  const channel = { id: '01930000-0000-7000-8000-000000000001', kind, name: 'Ours' }
  const found = channels.get(kind)?.listening(input, { channel, monitors })
  if (found === null || found === undefined) throw new Error(`${kind} is asked for nothing`)
  return found
}
const asked = (kind: string, query: string) => plan(kind, [query]).monitors[0]

describe('a query with words, a phrase and more, as each network is asked for it', () => {
  const query = '(acme AND "running shoes" lang:en) OR Müller NOT coffee'
  test.each([
    ['bluesky', ['acme "running shoes"', 'Müller', 'muller']],
    ['hacker-news', ['acme "running shoes"', 'Müller', 'muller']],
    ['stack-exchange', ['acme "running shoes"', 'Müller', 'muller']],
    ['youtube', ['acme "running shoes"', 'Müller', 'muller']],
    ['reddit', ['(acme AND "running shoes") OR (Müller OR muller)']],
    ['lemmy', ['running shoes', 'Müller', 'muller']],
    ['mastodon', ['running', 'müller', 'muller']],
    ['jetstream', ['acme AND "running shoes" OR Müller']],
  ])('%s', (kind, terms) => {
    expect(asked(kind, query)?.terms).toEqual(terms)
  })
})

test.each(Object.keys(accounts))(
  '%s asks its own list first, takes turns by age, and says when it is full',
  (kind) => {
    const queries = Array.from({ length: 300 }, (_, index) => `word${index}`)
    const { room, monitors, terms } = plan(kind, queries)
    if (room === null || room.unit === 'rules') return
    expect(terms).toHaveLength(room.most)
    expect(monitors.filter(({ heard }) => heard !== 'nothing')).toHaveLength(room.most)
    expect(monitors.at(-1)).toMatchObject({
      heard: 'nothing',
      crowdedOut: true,
      why: expect.stringContaining('all are taken'),
    })
  },
)

test.each(Object.keys(accounts))('%s is asked for nothing by what is narrowed to another source', (kind) => {
  const other = kind === 'x' ? 'bluesky' : 'x'
  expect(asked(kind, `acme channel:${other}`)).toMatchObject({ heard: 'nothing', terms: [] })
  expect(asked(kind, `acme channel:${kind}`)?.terms.length).toBeGreaterThan(0)
})

test.each(Object.keys(accounts))('%s says what it cannot be asked for', (kind) => {
  expect(asked(kind, 'followers>100')).toMatchObject({
    heard: 'nothing',
    why: expect.stringContaining('followers>100'),
  })
})

test.each(Object.keys(accounts))('%s leaves the monitors alone where it is told to', (kind) => {
  const own = { words: ['brand'], terms: ['brand'], searches: ['brand'], hashtags: ['brand'] }
  const { terms, monitors } = plan(kind, ['acme'], { ...own, monitors: false })
  expect(terms.map(({ text }) => text)).toEqual(['brand'])
  expect(monitors).toMatchObject([{ heard: 'nothing' }])
})
