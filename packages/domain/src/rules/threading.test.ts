import { describe, expect, test } from 'vitest'
import { type KnownThreads, refsOf, type Threadable, threadBatch, type ThreadDecision } from './threading.ts'
import { counter, placeOf, threadable as message } from './threading.fixtures.ts'

const noThreads: KnownThreads = { refs: new Map(), conversations: [] }

function thread(messages: Threadable[], known: KnownThreads = noThreads): Map<string, ThreadDecision> {
  return threadBatch(messages, known, counter())
}

const ada: KnownThreads = {
  refs: new Map([['a@mail', 'c-ada']]),
  conversations: [{ id: 'c-ada', participants: ['ada@example.org'] }],
}

describe('a message joins', () => {
  test('by its parent', () => {
    const decisions = thread([message('b', { parentRefs: ['a@mail'] })], ada)
    expect(decisions.get('b')).toEqual({ kind: 'join', conversationId: 'c-ada' })
  })

  test('by an ancestor further up, when its parent never came', () => {
    const decisions = thread([message('c', { parentRefs: ['lost@mail', 'a@mail'] })], ada)
    expect(decisions.get('c')).toEqual({ kind: 'join', conversationId: 'c-ada' })
  })

  test('by a token before any reference', () => {
    const known = {
      refs: new Map([['a@mail', 'c-ada']]),
      conversations: [...ada.conversations, { id: 'c-two', participants: ['ada@example.org'] }],
    }
    const decisions = thread(
      [message('b', { parentRefs: ['a@mail'], tokenConversationIds: ['c-two'] })],
      known,
    )
    expect(decisions.get('b')).toMatchObject({ conversationId: 'c-two' })
  })

  test('by the nearest of two threads', () => {
    const known = {
      refs: new Map([
        ['a@mail', 'c-ada'],
        ['x@mail', 'c-x'],
      ]),
      conversations: [...ada.conversations, { id: 'c-x', participants: ['ada@example.org'] }],
    }
    const decisions = thread([message('b', { parentRefs: ['x@mail', 'a@mail'] })], known)
    expect(decisions.get('b')).toMatchObject({ conversationId: 'c-x' })
  })

  test('of a colleague at the same organisation', () => {
    const decisions = thread([message('b', { sender: 'bob@example.org', parentRefs: ['a@mail'] })], ada)
    expect(decisions.get('b')).toMatchObject({ kind: 'join' })
  })

  test('of somebody who was in copy', () => {
    const known = {
      ...ada,
      conversations: [{ id: 'c-ada', participants: ['ada@example.org', 'eve@gmail.com'] }],
    }
    const decisions = thread([message('b', { sender: 'eve@gmail.com', parentRefs: ['a@mail'] })], known)
    expect(decisions.get('b')).toMatchObject({ kind: 'join' })
  })

  test('of our own, sent by another program to whomever', () => {
    const decisions = thread(
      [
        message('b', {
          direction: 'out',
          sender: 'us@shop.test',
          recipients: ['new@firm.test'],
          parentRefs: ['a@mail'],
        }),
      ],
      ada,
    )
    expect(decisions.get('b')).toMatchObject({ kind: 'join', conversationId: 'c-ada' })
  })

  test('as the parent that arrives after its answer', () => {
    const known = {
      refs: new Map([['late@mail', 'c-ada']]),
      conversations: ada.conversations,
    }
    expect(thread([message('late', { ownRef: 'late@mail' })], known).get('late')).toMatchObject({
      kind: 'join',
    })
  })

  test('as the late parent that somebody else wrote to who answered it', () => {
    const known = { refs: new Map([['late@mail', 'c-ada']]), conversations: ada.conversations }
    const late = message('late', {
      ownRef: 'late@mail',
      sender: 'bob@other.test',
      recipients: ['ada@example.org'],
    })
    expect(thread([late], known).get('late')).toMatchObject({ kind: 'join', conversationId: 'c-ada' })
  })
})

describe('a message begins anew', () => {
  test('with the root of its thread as key', () => {
    const [decision] = thread([message('b', { parentRefs: ['p@mail', 'root@mail'] })]).values()
    expect(decision).toEqual({
      kind: 'new',
      conversationId: 'c1',
      threadKey: 'root@mail',
      possiblyRelated: null,
    })
  })

  test('possibly related, when a stranger names a thread they take no part in', () => {
    const decisions = thread([message('b', { sender: 'eve@gmail.com', parentRefs: ['a@mail'] })], ada)
    expect(decisions.get('b')).toEqual({
      kind: 'new',
      conversationId: 'c1',
      threadKey: 'message:b',
      possiblyRelated: 'c-ada',
    })
  })

  test('although a stranger holds a genuine token, such as from a forwarded reply', () => {
    const decisions = thread(
      [message('b', { sender: 'eve@evil.test', tokenConversationIds: ['c-ada'] })],
      ada,
    )
    expect(decisions.get('b')).toMatchObject({ kind: 'new', possiblyRelated: 'c-ada' })
  })

  test('although both write from the same free-mail provider', () => {
    const known = { ...ada, conversations: [{ id: 'c-ada', participants: ['ada@gmail.com'] }] }
    const decisions = thread([message('b', { sender: 'eve@gmail.com', parentRefs: ['a@mail'] })], known)
    expect(decisions.get('b')).toMatchObject({ kind: 'new', possiblyRelated: 'c-ada' })
  })

  test('although a stranger puts a participant in copy', () => {
    const eve = message('b', {
      sender: 'eve@evil.test',
      recipients: ['ada@example.org'],
      parentRefs: ['a@mail'],
    })
    expect(thread([eve], ada).get('b')).toMatchObject({ kind: 'new', possiblyRelated: 'c-ada' })
  })

  test('when a token names a conversation of another channel', () => {
    expect(thread([message('b', { tokenConversationIds: ['elsewhere'] })], ada).get('b')).toMatchObject({
      kind: 'new',
      possiblyRelated: null,
    })
  })

  test('and the stranger goes on there, while the thread stays with its people', () => {
    const decisions = thread(
      [
        message('eve', { sender: 'eve@evil.test', parentRefs: ['a@mail'] }),
        message('eve2', { sender: 'eve@evil.test', parentRefs: ['eve@mail', 'a@mail'] }),
        message('b', { parentRefs: ['a@mail'] }),
      ],
      ada,
    )
    expect(decisions.get('eve2')).toEqual({
      kind: 'join',
      conversationId: placeOf(decisions.get('eve')),
    })
    expect(decisions.get('b')).toEqual({ kind: 'join', conversationId: 'c-ada' })
  })

  test('and a parent owns its thread, though a stranger named it first', () => {
    const known = {
      refs: new Map([
        ['a@mail', 'c-eve'],
        ['eve@mail', 'c-eve'],
      ]),
      conversations: [{ id: 'c-eve', participants: ['eve@evil.test'] }],
    }
    const decisions = thread(
      [message('a', { ownRef: 'a@mail' }), message('b', { parentRefs: ['a@mail'] })],
      known,
    )
    expect(decisions.get('a')).toMatchObject({
      kind: 'new',
      possiblyRelated: 'c-eve',
      threadKey: 'message:a',
    })
    expect(decisions.get('b')).toEqual({ kind: 'join', conversationId: placeOf(decisions.get('a')) })
  })
})

test('references that no index could hold are passed over', () => {
  const long = 'x'.repeat(401)
  expect(refsOf({ ownRef: long, parentRefs: ['a@mail', long, 'a@mail', ''] })).toEqual(['a@mail'])
  expect([...thread([message('m', { ownRef: long })]).values()]).toMatchObject([{ threadKey: 'message:m' }])
})

test('messages that name each other in a circle end in one conversation', () => {
  const decisions = thread([
    message('a', { parentRefs: ['c@mail'] }),
    message('b', { parentRefs: ['a@mail'] }),
    message('c', { parentRefs: ['b@mail'] }),
  ])
  expect(new Set([...decisions.values()].map(placeOf)).size).toBe(1)
})
