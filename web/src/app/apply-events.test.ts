import { ProblemError } from '@hubbub/api-client'
import type { Conversation, LiveEvent, Message } from '@hubbub/contracts'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { conversationKey, countsKey, listsKey, messagesKey } from '#lib/conversations/keys.ts'
import type { ListFilter } from '#lib/conversations/list-filter.ts'
import { type ListPages, conversationsOf } from '#lib/conversations/list-pages.ts'
import { type MessagePages, threadOf } from '#lib/messages/message-pages.ts'
import { conversationOf, messageOf } from '#lib/testing/conversation.fixtures.ts'
import { type ApplyEvents, createEventApplier } from './apply-events.ts'

const workspaceId = 'w1'
const me = 'member-1'
const page = (items: Conversation[]): ListPages => ({ pages: [{ items, cursor: null }], pageParams: [null] })
const updated = (id: string, version: number, more: Partial<LiveEvent> = {}): LiveEvent => ({
  cursor: `${version}.1`,
  id: `e${version}`,
  type: 'conversation.updated',
  subjectId: id,
  conversationId: id,
  version,
  actorId: null,
  at: '2026-05-04T10:00:00.000Z',
  gone: false,
  ...more,
})

/** A server that holds these conversations and messages, and counts who asks. */
function setUp(conversations: Conversation[], messages: Message[] = []) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const asked: string[] = []
  const find = <T extends { id: string }>(rows: T[], id: string): Promise<T> => {
    asked.push(id)
    const row = rows.find((each) => each.id === id)
    if (row) return Promise.resolve(row)
    return Promise.reject(
      new ProblemError({ code: 'conversation.not_found', status: 404, title: 'No such conversation' }),
    )
  }
  const api = {
    conversations: { get: (id: string) => find(conversations, id) },
    messages: { get: (id: string) => find(messages, id) },
  }
  // The applier asks for nothing else of the API.
  const applier = createEventApplier({
    queryClient,
    api: api as unknown as ApplyEvents['api'],
    workspaceId,
    memberId: me,
  })
  const setList = (filter: ListFilter, items: Conversation[]) =>
    queryClient.setQueryData([...listsKey(workspaceId), filter], page(items))
  const list = (filter: ListFilter) =>
    conversationsOf(queryClient.getQueryData<ListPages>([...listsKey(workspaceId), filter])).map(
      ({ id }) => id,
    )
  return { queryClient, applier, asked, setList, list }
}

describe('events in the query cache', () => {
  it('move a conversation between lists with one fetch', async () => {
    const before = conversationOf({ id: 'c1', version: 1 })
    const after = { ...before, version: 2, assignee: { id: me, name: 'Ada' } }
    const { applier, setList, list, asked } = setUp([after])
    setList({ view: 'mine' }, [])
    setList({ view: 'unassigned' }, [before])
    setList({ view: 'all' }, [before])
    applier.apply([updated('c1', 2)])
    await vi.waitFor(() => expect(list({ view: 'mine' })).toEqual(['c1']))
    expect(list({ view: 'unassigned' })).toEqual([])
    expect(list({ view: 'all' })).toEqual(['c1'])
    expect(asked).toEqual(['c1'])
  })

  it('fetch nothing that is already known', () => {
    const { applier, setList, asked } = setUp([])
    setList({}, [conversationOf({ id: 'c1', version: 4 })])
    applier.apply([updated('c1', 4)])
    expect(asked).toEqual([])
  })

  it('take out what is gone or not found', async () => {
    const { applier, setList, list } = setUp([])
    setList({}, [conversationOf({ id: 'c1' }), conversationOf({ id: 'c2' })])
    applier.apply([updated('c1', 2, { gone: true })])
    expect(list({})).toEqual(['c2'])
    applier.apply([updated('c2', 2)])
    await vi.waitFor(() => expect(list({})).toEqual([]))
  })

  it('put a new message into the thread that is open, and only there', async () => {
    const message = messageOf({ id: 'm1', conversationId: 'c1' })
    const { applier, queryClient, asked } = setUp([conversationOf({ id: 'c1' })], [message])
    const empty: MessagePages = { pages: [{ items: [], cursor: null }], pageParams: [null] }
    queryClient.setQueryData(messagesKey(workspaceId, 'c1'), empty)
    const created = updated('c1', 1, { type: 'message.created', subjectId: 'm1' })
    applier.apply([created])
    expect(asked).toEqual([])
    expect(queryClient.getQueryState(messagesKey(workspaceId, 'c1'))?.isInvalidated).toBe(true)

    queryClient.setQueryData(messagesKey(workspaceId, 'c1'), empty)
    const close = new QueryObserver(queryClient, {
      queryKey: messagesKey(workspaceId, 'c1'),
      staleTime: Infinity,
    }).subscribe(() => {})
    applier.apply([created])
    const thread = () => threadOf(queryClient.getQueryData<MessagePages>(messagesKey(workspaceId, 'c1')))
    await vi.waitFor(() => expect(thread().map(({ id }) => id)).toEqual(['m1']))
    applier.apply([created])
    expect(asked).toEqual(['m1'])
    close()
  })

  it('load the lists once instead of a flood of conversations', () => {
    const { applier, setList, asked, queryClient } = setUp([])
    setList({}, [])
    applier.apply(Array.from({ length: 60 }, (_, index) => updated(`c${index}`, 1)))
    expect(asked).toEqual([])
    expect(queryClient.getQueryState([...listsKey(workspaceId), {}])?.isInvalidated).toBe(true)
  })

  it('load the counts at once, and again only after a while', () => {
    vi.useFakeTimers()
    const { applier, queryClient } = setUp([conversationOf({ id: 'c1', version: 9 })])
    const invalidate = vi.spyOn(queryClient, 'invalidateQueries')
    const times = () =>
      invalidate.mock.calls.filter(([filters]) => filters?.queryKey?.[0] === countsKey('')[0]).length
    applier.apply([updated('c1', 1)])
    applier.apply([updated('c1', 2)])
    applier.apply([updated('c1', 3)])
    expect(times()).toBe(1)
    vi.advanceTimersByTime(1_600)
    expect(times()).toBe(2)
    vi.advanceTimersByTime(10_000)
    expect(times()).toBe(2)
    vi.useRealTimers()
  })

  it('load anew what a figure stands for, where its conversation has changed', () => {
    const { applier, queryClient } = setUp([])
    const key = ['analytics', workspaceId, 'mentions', {}]
    const isStale = () => queryClient.getQueryState(key)?.isInvalidated
    const items = [
      { id: 'm1', care: null },
      { id: 'm2', care: { conversationId: 'c2' } },
    ]
    queryClient.setQueryData(key, { pages: [{ items }], pageParams: [null] })
    applier.apply([updated('c1', 1)])
    expect(isStale()).toBe(false)
    applier.apply([updated('c2', 2)])
    expect(isStale()).toBe(true)
  })

  it('load everything anew after a gap', () => {
    const { applier, queryClient, setList } = setUp([])
    setList({}, [])
    queryClient.setQueryData(conversationKey(workspaceId, 'c1'), conversationOf({ id: 'c1' }))
    applier.resync()
    expect(queryClient.getQueryState([...listsKey(workspaceId), {}])?.isInvalidated).toBe(true)
    expect(queryClient.getQueryState(conversationKey(workspaceId, 'c1'))?.isInvalidated).toBe(true)
  })
})
