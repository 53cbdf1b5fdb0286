import { describe, expect, test } from 'vitest'
import { type Arrival, begin, receive, type Standing } from './receive.ts'

const now = new Date('2026-03-02T12:00:00Z')
const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))

const standing: Standing = {
  status: 'open',
  inboundCount: 1,
  sentiment: { label: 'neutral', score: 0 },
  marks: ['question'],
  waitingSince: at(8),
  firstReplyAt: null,
  preview: 'first words',
  previewDirection: 'in',
  lastActivityAt: at(8),
}
const arrival: Arrival = {
  direction: 'in',
  text: 'still  waiting\nhere',
  subject: 'Order 7',
  automatic: false,
  blocked: false,
  sentiment: { label: 'negative', score: -0.8 },
  marks: ['anger', 'complaint'],
  sentAt: at(10),
}

describe('a customer’s message', () => {
  test('counts, is the news of the list and weighs half in the mood', () => {
    const { after, activity } = receive(standing, arrival, now)
    expect(after).toEqual({
      ...standing,
      inboundCount: 2,
      sentiment: { label: 'negative', score: -0.4 },
      marks: ['anger', 'complaint', 'question'],
      preview: 'still waiting here',
      lastActivityAt: at(10),
    })
    expect(activity).toBeNull()
  })

  test('bears what it says besides, with what else waits for an answer; once we answered, that alone', () => {
    expect(receive(standing, { ...arrival, marks: [] }, now).after.marks).toEqual(['question'])
    expect(receive({ ...standing, waitingSince: null }, arrival, now).after.marks).toEqual([
      'anger',
      'complaint',
    ])
    const answered = receive(standing, { ...arrival, direction: 'out', marks: [] }, now).after
    expect(answered.marks).toEqual(['question'])
    expect(receive(answered, { ...arrival, marks: [] }, now).after.marks).toEqual([])
  })

  test.each(['pending', 'snoozed', 'resolved'] as const)(
    'opens what was %s, and the thread says so',
    (status) => {
      const { after, activity } = receive({ ...standing, status, waitingSince: null }, arrival, now)
      expect(after).toMatchObject({ status: 'open', waitingSince: at(10) })
      expect(activity).toEqual({ type: 'status', from: status, to: 'open', until: null })
    },
  )

  test('after all was settled starts the clock anew', () => {
    const settled = { ...standing, status: 'resolved', waitingSince: at(1) } as const
    expect(receive(settled, arrival, now).after.waitingSince).toEqual(at(10))
  })

  test('leaves the clock where the first unanswered one has set it', () => {
    expect(receive(standing, arrival, now).after.waitingSince).toEqual(at(8))
  })

  test('from a clock that runs ahead came now', () => {
    const { after } = receive({ ...standing, waitingSince: null }, { ...arrival, sentAt: at(23) }, now)
    expect(after).toMatchObject({ waitingSince: now, lastActivityAt: now })
  })

  test('that comes late does not hide what was said since', () => {
    const { after } = receive({ ...standing, lastActivityAt: at(11), preview: 'newer' }, arrival, now)
    expect(after).toMatchObject({ preview: 'newer', lastActivityAt: at(11), inboundCount: 2 })
  })

  test('without a text shows its subject', () => {
    expect(receive(standing, { ...arrival, text: '' }, now).after.preview).toBe('Order 7')
  })
})

describe.each(['automatic', 'blocked'] as const)('a message that is %s', (what) => {
  const quiet = { ...arrival, [what]: true }

  test('is kept and counted; it opens nothing and starts no clock', () => {
    const resolved = { ...standing, status: 'resolved', waitingSince: null } as const
    expect(receive(resolved, quiet, now)).toEqual({ after: { ...resolved, inboundCount: 2 }, activity: null })
  })

  test('as the first one starts no clock and tells no mood', () => {
    expect(begin(quiet, now)).toMatchObject({ waitingSince: null, sentiment: null, inboundCount: 1 })
  })
})

test('a blocked person’s new conversation is out of sight; a newsletter’s is not', () => {
  expect(begin({ ...arrival, blocked: true }, now).status).toBe('resolved')
  expect(begin({ ...arrival, automatic: true }, now).status).toBe('open')
})

describe('our own mail from another program', () => {
  const ours: Arrival = { ...arrival, direction: 'out', text: 'we are on it' }

  test('is an answer: nobody waits any more', () => {
    expect(receive(standing, ours, now).after).toMatchObject({
      status: 'open',
      waitingSince: null,
      firstReplyAt: at(10),
      previewDirection: 'out',
      inboundCount: 1,
      sentiment: standing.sentiment,
    })
  })

  test('that was sent before the customer’s last word answers only what came before', () => {
    const before = { ...standing, lastActivityAt: at(11), waitingSince: at(11) }
    expect(receive(before, ours, now).after).toMatchObject({ waitingSince: at(11), previewDirection: 'in' })
  })

  test('that begins a conversation waits for the customer', () => {
    expect(begin(ours, now)).toMatchObject({
      status: 'pending',
      waitingSince: null,
      inboundCount: 0,
      sentiment: null,
    })
  })

  test('is no first reply where nobody had written', () => {
    expect(receive(begin(ours, now), ours, now).after.firstReplyAt).toBeNull()
  })
})
