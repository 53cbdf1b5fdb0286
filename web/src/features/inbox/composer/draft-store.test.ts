import type { Attachment, Draft } from '@hubbub/contracts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type UnsentShelf, createUnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'
import { memoryStorage } from '#lib/unsent/unsent.fixtures.ts'
import { createDraftStore } from './draft-store.ts'
import type { DraftServer } from './draft-types.ts'

const draft = (more: Partial<Draft>): Draft => ({
  mode: 'reply',
  text: '',
  envelope: {},
  attachmentIds: [],
  updatedAt: '2026-05-04T10:00:00Z',
  version: 1,
  ...more,
})
const attachment: Attachment = {
  id: 'a1',
  filename: 'x.pdf',
  contentType: 'application/pdf',
  size: 3,
  inline: false,
  contentId: null,
}

/** A server that remembers drafts; it can be told to fail. */
function setUp(kept: Draft[] = [], shelf: UnsentShelf | null = null) {
  const saves: string[] = []
  const control = { fails: false }
  const answer = <T>(value: T) =>
    control.fails ? Promise.reject(new Error('The server is away')) : Promise.resolve(value)
  const server: DraftServer = {
    load: () => answer(kept),
    save: (id, mode, { text, attachmentIds }) => {
      saves.push(`${id} ${mode} ${text}${attachmentIds.map((each) => ` +${each}`).join('')}`)
      return answer(draft({ mode, text, attachmentIds, version: saves.length + 1 }))
    },
    delete: (id, mode) => {
      saves.push(`${id} ${mode} deleted`)
      return answer(null)
    },
    upload: (_file, onProgress) => {
      onProgress(0.5)
      return answer(attachment)
    },
    describe: () => answer(attachment),
  }
  return { store: createDraftStore(server, { delay: 100, shelf }), saves, control }
}

const settle = () => vi.advanceTimersByTimeAsync(150)
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('drafts', () => {
  it('are saved once after a pause, each mode by itself', async () => {
    const { store, saves } = setUp()
    store.edit('c1', 'reply', { text: 'H' })
    store.edit('c1', 'reply', { text: 'Hi' })
    store.edit('c1', 'note', { text: 'psst' })
    expect(saves).toEqual([])
    await settle()
    expect(saves).toEqual(['c1 reply Hi', 'c1 note psst'])
    expect(store.get('c1', 'reply').save).toBe('clean')
  })

  it('are deleted when nothing is left of them', async () => {
    const { store, saves } = setUp([draft({ text: 'old' })])
    await store.open('c1')
    expect(store.get('c1', 'reply').text).toBe('old')
    store.edit('c1', 'reply', { text: '' })
    await settle()
    expect(saves).toEqual(['c1 reply deleted'])
  })

  it('never overwrite what is being written', async () => {
    const { store } = setUp([draft({ text: 'from the server' })])
    store.edit('c1', 'reply', { text: 'mine' })
    await store.open('c1')
    expect(store.get('c1', 'reply').text).toBe('mine')
  })

  it('are kept through a failure and saved later', async () => {
    const { store, saves, control } = setUp()
    control.fails = true
    store.edit('c1', 'reply', { text: 'Hi' })
    await settle()
    expect(store.get('c1', 'reply')).toMatchObject({ text: 'Hi', save: 'failed' })
    control.fails = false
    await vi.advanceTimersByTimeAsync(6_000)
    expect(saves).toEqual(['c1 reply Hi', 'c1 reply Hi'])
    expect(store.get('c1', 'reply').save).toBe('clean')
  })

  it('are saved at once when one leaves', async () => {
    const { store, saves } = setUp()
    store.edit('c1', 'reply', { text: 'Hi' })
    await store.flush()
    expect(saves).toEqual(['c1 reply Hi'])
    await settle()
    expect(saves).toHaveLength(1)
  })

  it('are empty once handed over, even while the server still keeps the old text', async () => {
    const { store, saves } = setUp([draft({ text: 'Hi' })])
    await store.open('c1')
    void store.handOver('c1', 'reply')
    await store.open('c1')
    expect(store.get('c1', 'reply').text).toBe('')
    await settle()
    expect(saves).toEqual([])
  })

  it('come back when a reply was not sent, above what was written since', async () => {
    const { store, saves } = setUp()
    store.edit('c1', 'reply', { text: 'first' })
    void store.handOver('c1', 'reply')
    store.edit('c1', 'reply', { text: 'second' })
    store.giveBack('c1', 'reply', { text: 'first', files: [attachment] })
    expect(store.get('c1', 'reply').text).toBe('first\n\nsecond')
    await settle()
    expect(saves).toEqual(['c1 reply first\n\nsecond +a1'])
  })

  it('do not double a text that is there already', () => {
    const { store } = setUp()
    store.edit('c1', 'reply', { text: 'first' })
    store.giveBack('c1', 'reply', { text: 'first', files: [] })
    expect(store.get('c1', 'reply').text).toBe('first')
  })
})

describe('drafts through a reload', () => {
  /** Each call is a new page of the same browser. */
  function browser() {
    const storage = memoryStorage()
    return (kept: Draft[] = []) => setUp(kept, createUnsentShelf('ada', 'draft', storage))
  }

  it('are there at once where the server was away, and are saved once it is back', async () => {
    const load = browser()
    const first = load()
    first.control.fails = true
    first.store.edit('c1', 'reply', { text: 'Hi', envelope: { cc: ['jo@example.org'] } })
    await settle()
    first.store.close()

    const next = load()
    next.control.fails = true
    expect(next.store.get('c1', 'reply')).toMatchObject({ text: 'Hi', envelope: { cc: ['jo@example.org'] } })
    void next.store.resume()
    await settle()
    expect(next.saves).toEqual([])
    next.control.fails = false
    await vi.advanceTimersByTimeAsync(6_000)
    expect(next.saves).toEqual(['c1 reply Hi'])
    expect(load().store.get('c1', 'reply').text).toBe('')
  })

  it('are kept from the first letter on, before anything was saved', () => {
    const load = browser()
    load().store.edit('c1', 'note', { text: 'H' })
    expect(load().store.get('c1', 'note').text).toBe('H')
  })

  it('win over the state of the server that they were written over', async () => {
    const load = browser()
    const before = draft({ text: 'Hi', version: 3 })
    const first = load([before])
    await first.store.open('c1')
    first.store.edit('c1', 'reply', { text: 'Hello' })
    const next = load([before])
    await next.store.open('c1')
    expect(next.store.get('c1', 'reply').text).toBe('Hello')
  })

  it('win over a save of their own whose answer never came', async () => {
    const load = browser()
    const first = load()
    first.control.fails = true
    first.store.edit('c1', 'reply', { text: 'Hi' })
    await settle()
    first.store.edit('c1', 'reply', { text: 'Hi Jo' })
    const next = load([draft({ text: 'Hi', version: 1 })])
    await next.store.open('c1')
    expect(next.store.get('c1', 'reply').text).toBe('Hi Jo')
  })

  it('stand below what was written elsewhere meanwhile', async () => {
    const load = browser()
    const first = load([draft({ text: 'Hi', version: 3 })])
    await first.store.open('c1')
    first.store.edit('c1', 'reply', { text: 'Hello' })
    const elsewhere = draft({ text: 'From the train', version: 4, updatedAt: '2026-05-04T11:00:00Z' })
    const next = load([elsewhere])
    await next.store.open('c1')
    expect(next.store.get('c1', 'reply').text).toBe('From the train\n\nHello')
    await settle()
    expect(next.saves).toEqual(['c1 reply From the train\n\nHello'])
  })

  it('are gone once handed over, and named by what takes their place', async () => {
    const load = browser()
    const first = load()
    first.store.edit('c1', 'reply', { text: 'Hi' })
    await settle()
    first.store.edit('c1', 'reply', { text: 'Hi Jo' })
    expect(first.store.handOver('c1', 'reply').replaces).toEqual({
      stamp: '2 2026-05-04T10:00:00Z',
      texts: ['Hi Jo', 'Hi'],
    })
    expect(load().store.get('c1', 'reply').text).toBe('')
  })

  it('are left to the next page by one that is closed', async () => {
    const load = browser()
    const first = load()
    first.control.fails = true
    first.store.edit('c1', 'reply', { text: 'Hi' })
    await settle()
    first.store.close()
    const tries = first.saves.length
    await vi.advanceTimersByTimeAsync(20_000)
    expect(first.saves.length - tries).toBeLessThanOrEqual(1)
  })
})

describe('files of a draft', () => {
  const file = new File(['abc'], 'x.pdf', { type: 'application/pdf' })

  it('are uploaded and saved with it', async () => {
    const { store, saves } = setUp()
    store.files.add('c1', 'reply', [file])
    expect(store.get('c1', 'reply').files[0]).toMatchObject({ filename: 'x.pdf', id: null, progress: 0.5 })
    await settle()
    expect(store.get('c1', 'reply').files[0]).toMatchObject({ id: 'a1', progress: 1 })
    expect(saves).toEqual(['c1 reply  +a1'])
  })

  it('say why they failed, and can be tried again', async () => {
    const { store, control } = setUp()
    control.fails = true
    store.files.add('c1', 'reply', [file])
    await settle()
    const [failed] = store.get('c1', 'reply').files
    expect(failed).toMatchObject({ error: 'The server is away', id: null })
    control.fails = false
    if (failed) store.files.retry('c1', 'reply', failed)
    await settle()
    expect(store.get('c1', 'reply').files[0]).toMatchObject({ error: null, id: 'a1' })
  })

  it('are forgotten when taken off while they are uploaded', async () => {
    const { store, saves } = setUp()
    store.files.add('c1', 'reply', [file])
    store.files.remove('c1', 'reply', store.get('c1', 'reply').files[0]?.key ?? '')
    await settle()
    expect(store.get('c1', 'reply').files).toEqual([])
    expect(saves).toEqual([])
  })

  it('have names again after a reload', async () => {
    const { store } = setUp([draft({ text: 'see attached', attachmentIds: ['a1'] })])
    await store.open('c1')
    expect(store.get('c1', 'reply').files).toMatchObject([{ id: 'a1', filename: 'x.pdf', size: 3 }])
  })
})
