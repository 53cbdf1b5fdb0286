import { ProblemError } from '@hubbub/api-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createUnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'
import { memoryStorage } from '#lib/unsent/unsent.fixtures.ts'
import { createOutbox } from './create-outbox.ts'
import type { Outgoing } from './outgoing.ts'

const outgoing = (clientId: string, more: Partial<Outgoing> = {}): Outgoing => ({
  clientId,
  conversationId: 'c1',
  mode: 'reply',
  text: clientId,
  files: [],
  envelope: {},
  mentionedMemberIds: [],
  replaces: { stamp: null, texts: [] },
  ...more,
})
const problem = (status: number, title: string, code = 'x.y') => new ProblemError({ status, title, code })
const away = problem(0, 'The server cannot be reached', 'network.failed')

/** A browser; each call of `load` is a new page in it. */
function browser() {
  const storage = memoryStorage()
  const control: { error: Error | null } = { error: null }
  const posted: string[] = []
  const load = (person = 'ada') => {
    const refused: string[] = []
    const outbox = createOutbox<string>({
      shelf: createUnsentShelf(person, 'send', storage),
      post: ({ clientId }) => {
        posted.push(clientId)
        return control.error ? Promise.reject(control.error) : Promise.resolve(clientId)
      },
      onSent: () => {},
      onRefused: (_outgoing, words) => refused.push(words),
    })
    outbox.open()
    const states = () => outbox.items.get().map(({ outgoing: { clientId }, state }) => `${clientId} ${state}`)
    return { outbox, states, refused }
  }
  return { control, posted, load }
}
const soon = () => vi.advanceTimersByTimeAsync(1)
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what is on its way', () => {
  it('is gone once the server has it', async () => {
    const { load, posted } = browser()
    const page = load()
    page.outbox.send(outgoing('one'))
    expect(page.states()).toEqual(['one sending'])
    await soon()
    expect(page.states()).toEqual([])
    load()
    await soon()
    expect(posted).toEqual(['one'])
  })

  it('waits for the server, and goes through a reload in the order in which it was sent', async () => {
    const { control, load, posted } = browser()
    control.error = away
    const first = load()
    first.outbox.send(outgoing('one'))
    first.outbox.send(outgoing('two'))
    await soon()
    expect(first.states()).toEqual(['one waiting', 'two waiting'])
    first.outbox.close()

    const next = load()
    await soon()
    expect(next.states()).toEqual(['one waiting', 'two waiting'])
    control.error = null
    posted.length = 0
    next.outbox.wake()
    await soon()
    expect(posted).toEqual(['one', 'two'])
    expect(next.states()).toEqual([])
  })

  it('is tried again by itself, ever more rarely', async () => {
    const { control, load, posted } = browser()
    control.error = problem(503, 'Starting')
    load().outbox.send(outgoing('one'))
    await vi.advanceTimersByTimeAsync(8_000)
    expect(posted).toHaveLength(4)
    await vi.advanceTimersByTimeAsync(120_000)
    expect(posted.length).toBeLessThan(10)
  })

  it('does not hold up another conversation, and goes as soon as that one gets through', async () => {
    const { control, load, posted } = browser()
    control.error = away
    const page = load()
    page.outbox.send(outgoing('one'))
    await soon()
    control.error = null
    page.outbox.send(outgoing('other', { conversationId: 'c2' }))
    await soon()
    expect(posted).toEqual(['one', 'other', 'one'])
    expect(page.states()).toEqual([])
  })

  it('is kept with the words of who refused it, lets the next one by, and is sent again when asked', async () => {
    const { control, load, posted } = browser()
    control.error = problem(400, 'There is nobody to send this to')
    const first = load()
    first.outbox.send(outgoing('one'))
    await soon()
    expect(first.refused).toEqual(['There is nobody to send this to'])

    const page = load()
    control.error = null
    page.outbox.send(outgoing('two'))
    await soon()
    expect(page.outbox.items.get()).toMatchObject([
      { state: 'refused', error: 'There is nobody to send this to' },
    ])
    page.outbox.retry('one')
    await soon()
    expect(posted).toEqual(['one', 'two', 'one'])
    expect(page.states()).toEqual([])
  })

  it('is not sent by a page that did not hear that another one has sent it', async () => {
    const { control, load, posted } = browser()
    control.error = away
    const here = load()
    here.outbox.send(outgoing('one'))
    await soon()
    const there = load()
    await soon()
    control.error = null
    there.outbox.wake()
    await soon()
    posted.length = 0
    here.outbox.wake()
    await soon()
    expect(posted).toEqual([])
    expect(here.states()).toEqual([])
  })

  it('is nothing to another person', async () => {
    const { control, load, posted } = browser()
    control.error = away
    load().outbox.send(outgoing('one'))
    await soon()
    posted.length = 0
    control.error = null
    expect(load('ben').states()).toEqual([])
    await soon()
    expect(posted).toEqual([])
  })
})
