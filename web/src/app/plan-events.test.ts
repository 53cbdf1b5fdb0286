import type { LiveEvent } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import { planEvents } from './plan-events.ts'

const event = (type: LiveEvent['type'], more: Partial<LiveEvent> = {}): LiveEvent => ({
  cursor: '1.1',
  id: 'e',
  type,
  subjectId: 'c1',
  conversationId: 'c1',
  version: 1,
  actorId: null,
  at: '2026-05-04T10:00:00.000Z',
  gone: false,
  ...more,
})

describe('planEvents', () => {
  it('asks for a conversation once, in its newest version', () => {
    const plan = planEvents([
      event('conversation.updated', { version: 3 }),
      event('conversation.updated', { version: 5 }),
    ])
    expect([...plan.conversations]).toEqual([['c1', 5]])
    expect(plan.countsStale).toBe(true)
  })

  it('fetches whatever the version where something changed without one', () => {
    for (const events of [
      [event('conversation.read'), event('conversation.updated', { version: 5 })],
      [event('conversation.updated', { version: 5 }), event('draft.changed')],
    ]) {
      expect(planEvents(events).conversations.get('c1')).toBe(Number.POSITIVE_INFINITY)
    }
  })

  it('takes the last word on what someone may see', () => {
    const lost = planEvents([event('conversation.updated'), event('conversation.updated', { gone: true })])
    expect([...lost.gone]).toEqual(['c1'])
    expect(lost.conversations.size).toBe(0)
    const back = planEvents([
      event('conversation.updated', { gone: true }),
      event('conversation.updated', { version: 9 }),
    ])
    expect(back.gone.size).toBe(0)
    expect(back.conversations.get('c1')).toBe(9)
  })

  it('forgets what is deleted, with its messages', () => {
    const plan = planEvents([event('message.created', { subjectId: 'm1' }), event('conversation.deleted')])
    expect([...plan.gone]).toEqual(['c1'])
    expect(plan.messages).toEqual([])
  })

  it('fetches a message once; its delivery always', () => {
    const plan = planEvents([
      event('message.created', { subjectId: 'm1' }),
      event('message.delivery_changed', { subjectId: 'm1' }),
    ])
    expect(plan.messages).toEqual([{ id: 'm1', conversationId: 'c1', isNew: false }])
  })

  it('does nothing for a message that has no conversation yet', () => {
    const plan = planEvents([event('message.received', { subjectId: 'm1', conversationId: null })])
    expect(plan.messages).toEqual([])
    expect(plan.conversations.size).toBe(0)
  })

  it('knows which lists carry the names of others', () => {
    const plan = planEvents([
      event('label.updated', { conversationId: null }),
      event('member.updated', { conversationId: null }),
    ])
    expect(plan.listsStale).toBe(true)
    expect([...plan.stale]).toEqual(['labels', 'members', 'me'])
    expect(planEvents([event('member.updated', { conversationId: null })]).listsStale).toBe(false)
  })

  it('counts anew how many of an incident are answered when a reply has left', () => {
    expect(planEvents([event('message.delivery_changed')]).answeredStale).toBe(true)
    expect(planEvents([event('message.received')]).answeredStale).toBe(false)
  })
})
