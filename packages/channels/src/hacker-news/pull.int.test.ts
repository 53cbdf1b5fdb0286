import { describe, expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { hackerNews, startHackerNews } from './hacker-news.fixtures.ts'

const kept = (cursor: unknown): unknown => JSON.parse(JSON.stringify(cursor ?? null))

describe('Hacker News', () => {
  test('more than a search tells at once is told whole, in order, and goes on where it was interrupted', async () => {
    await using stand = await startHackerNews()
    const began = Date.now() - 3_600_000
    const texts = Array.from({ length: 1500 }, (_, index) => `said of you ${index}`)
    // Three in each second.
    for (const [index, text] of texts.entries())
      stand.news.say({ by: 'kim', title: 'Ask HN', text, at: new Date(began + Math.floor(index / 3) * 1000) })
    await using session = hackerNews.connect(stand.account)
    const told: string[] = []
    let cursor: unknown = null
    for (let batches = 0; told.length < texts.length && batches < 50; batches += 1)
      for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(20_000) })) {
        told.push(...textsOf([batch]))
        cursor = kept(batch.cursor)
        if (batch.messages.length > 0) break
      }
    expect(told).toEqual(texts)
  })

  test('what the search finds late is told once it is found', async () => {
    await using stand = await startHackerNews()
    await using session = hackerNews.connect(stand.account)
    const late = stand.news.say({ by: 'kim', title: 'late', text: 'said of you first', at: ago(7200) })
    stand.news.hide(late)
    stand.news.say({ by: 'kim', title: 'soon', text: 'said of you second' })
    const first = await drain(hackerNews, session, null)
    expect(textsOf(first)).toEqual(['said of you second'])
    stand.news.show(late)
    const second = await drain(hackerNews, session, kept(first.at(-1)?.cursor))
    expect(textsOf(second)).toEqual(['said of you first'])
    expect(textsOf(await drain(hackerNews, session, kept(second.at(-1)?.cursor)))).toEqual([])
  })

  test('who answers a comment of ours speaks to us; the rest of a stranger’s story is not heard', async () => {
    await using stand = await startHackerNews()
    const { news } = stand
    const story = news.say({ by: 'lee', title: 'Tea', text: 'green' })
    const ours = news.say({ by: 'shop', text: '<p>we sell it</p>', below: story })
    news.say({ by: 'kim', text: '<p>how much?</p><p><i>really</i></p>', below: ours })
    news.say({ by: 'kim', text: 'I like coffee', below: story })
    news.say({ by: 'pat', text: 'a fine shop', below: stand.story })
    await using session = hackerNews.connect(stand.account)
    const found = (await drain(hackerNews, session, null)).flatMap(({ messages }) => messages)
    expect(found.map(({ text, direction, addressed }) => [text, direction, addressed])).toEqual([
      ['we sell it', 'out', false],
      ['how much?\n\nreally', 'in', true],
      ['a fine shop', 'in', true],
    ])
    expect(found[1]).toMatchObject({
      thread: { parentRefs: [String(ours), String(story)] },
      post: { url: `https://news.ycombinator.com/item?id=${Number(found[1]?.externalId)}`, form: 'comment' },
    })
  })

  test('it is asked as seldom as was set, and an account that is not there is said', async () => {
    await using stand = await startHackerNews()
    const input = { ...stand.account, settings: { ...stand.account.settings, everyMinutes: 5 } }
    let now = Date.now()
    const context = plainContext({ clock: { now: () => new Date(now) } })
    await using session = hackerNews.connect(input, context)
    await drain(hackerNews, session, null)
    const asked = stand.news.asked.length
    expect(await drain(hackerNews, session, null)).toEqual([])
    expect(stand.news.asked).toHaveLength(asked)
    now += 301_000
    await drain(hackerNews, session, null)
    expect(stand.news.asked.length).toBeGreaterThan(asked)
    const wrong = { ...input, settings: { ...input.settings, user: 'nobody' } }
    expect(await hackerNews.check(wrong)).toMatchObject({ ok: false })
  })
})

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)
