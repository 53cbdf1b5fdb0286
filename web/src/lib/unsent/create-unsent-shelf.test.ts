import { describe, expect, it } from 'vitest'
import { clearUnsent, countUnsent, createUnsentShelf } from './create-unsent-shelf.ts'
import { memoryStorage } from './unsent.fixtures.ts'

describe('what is not sent yet', () => {
  it('is there for the next page of the same person, each kind by itself', () => {
    const store = memoryStorage()
    createUnsentShelf('ada', 'draft', store).put('c1.reply', { text: 'Hi' })
    createUnsentShelf('ada', 'send', store).put('s1', { text: 'Sent' })
    expect(createUnsentShelf('ada', 'draft', store).all()).toEqual(new Map([['c1.reply', { text: 'Hi' }]]))
    expect(createUnsentShelf('ada', 'send', store).has('s1')).toBe(true)
    expect(countUnsent(['ada'], store)).toBe(2)
  })

  it('is nothing to another person', () => {
    const store = memoryStorage()
    createUnsentShelf('ada', 'draft', store).put('c1.reply', { text: 'Hi' })
    const other = createUnsentShelf('adam', 'draft', store)
    expect(other.all().size).toBe(0)
    expect(countUnsent(['adam'], store)).toBe(0)
  })

  it('goes at sign-out, and what is still open writes nothing after it', () => {
    const store = memoryStorage()
    const shelf = createUnsentShelf('ada', 'draft', store)
    shelf.put('c1.reply', { text: 'Hi' })
    createUnsentShelf('ben', 'draft', store).put('c1.reply', { text: 'Ben’s' })
    clearUnsent(['ada'], store)
    shelf.put('c1.reply', { text: 'late' })
    expect(createUnsentShelf('ada', 'draft', store).all().size).toBe(0)
    expect(createUnsentShelf('ben', 'draft', store).all().size).toBe(1)
    const next = createUnsentShelf('ada', 'draft', store)
    next.put('c1.reply', { text: 'new' })
    expect(next.has('c1.reply')).toBe(true)
  })

  it('is not dropped where another tab has gone on with it', () => {
    const store = memoryStorage()
    const here = createUnsentShelf('ada', 'draft', store)
    here.put('c1.reply', { text: 'Hi' })
    createUnsentShelf('ada', 'draft', store).put('c1.reply', { text: 'Hi there' })
    here.drop('c1.reply')
    expect(here.all().get('c1.reply')).toEqual({ text: 'Hi there' })
  })

  it('lasts as long as the page where storage is full or blocked', () => {
    const full = createUnsentShelf('ada', 'draft', {
      ...memoryStorage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    full.put('c1.reply', { text: 'Hi' })
    expect(full.has('c1.reply')).toBe(true)
    full.drop('c1.reply')
    expect(full.has('c1.reply')).toBe(false)
    const blocked = createUnsentShelf('ada', 'draft', null)
    blocked.put('c1.reply', { text: 'Hi' })
    expect(blocked.has('c1.reply')).toBe(true)
    expect(blocked.all().size).toBe(0)
  })
})
