import { ackSchema, rolePermissions, type Visibility } from '@hubbub/contracts'
import { addNote, deleteTeam, updateConversation, updateMember, updateTeam } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import type { Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { liveForEachTest } from './lib/live-for-each-test.ts'
import { type Gateway, type Live, type LivePerson } from './lib/open-live.ts'
import { openRaw } from './lib/open-raw.ts'
import { openTab, patience } from './lib/tab.ts'

let live: Live
let gateway: Gateway
let desk: Workbench
liveForEachTest((opened) => ({ live, gateway, desk } = opened))

const admin = () => desk.as({ ...desk.people.sue, permissions: new Set(rolePermissions.admin) })
const change = async (
  id: string,
  changes: { assigneeId?: string | null; teamId?: string | null; priority?: 'low' | 'high' },
) => await updateConversation(desk.as(desk.people.sue), { id, change: changes, expectedVersion: null })
const note = async (conversationId: string, mentionedMemberIds: string[]) =>
  await addNote(desk.as(desk.people.sue), {
    conversationId,
    clientId: ids.next(),
    text: 'Have a look',
    mentionedMemberIds,
    attachmentIds: [],
  })
/** By the time this has come, whatever was before it would have come too. */
async function fence(tab: ReturnType<typeof openTab>) {
  const before = tab.told().filter((type) => type === 'label.updated').length
  await live.store.transaction(desk.workspaceId, async ({ events }) => {
    await events.append([
      {
        type: 'label.updated',
        subjectId: ids.next(),
        version: 1,
        actor: { kind: 'system', id: null, name: '' },
      },
    ])
  })
  await expect
    .poll(() => tab.told().filter((type) => type === 'label.updated').length, patience)
    .toBe(before + 1)
}
async function open(person: LivePerson) {
  const tab = openTab(person, gateway.url)
  await tab.ready()
  return tab
}

describe('who is let in', () => {
  test('nobody without a session, with another session than claimed, or into a foreign workspace', async () => {
    const person = await live.hire(desk)
    const other = await live.openWorkspace()
    for (const { cookie, workspaceId } of [
      { cookie: '', workspaceId: desk.workspaceId },
      { cookie: 'better-auth.session_token=made.up', workspaceId: desk.workspaceId },
      { cookie: person.cookie, workspaceId: other.workspaceId },
    ]) {
      using tab = openTab({ workspaceId, cookie }, gateway.url)
      await expect.poll(tab.client.connection.get, patience).toEqual({
        status: 'refused',
        code: 'access.unauthenticated',
      })
    }
  })

  test('nobody with a workspace or a place that is none', async () => {
    const person = await live.hire(desk)
    using wrong = openTab({ ...person, workspaceId: 'mine' }, gateway.url)
    using odd = openTab(person, gateway.url, { cursor: "0.0' OR 1=1" })
    for (const tab of [wrong, odd])
      await expect.poll(tab.client.connection.get, patience).toEqual({
        status: 'refused',
        code: 'realtime.bad_handshake',
      })
  })
})

describe('what is seen', () => {
  test.each<[Visibility, string[]]>([
    ['all', ['none', 'team', 'own']],
    ['team', ['team', 'own']],
    ['own', ['own']],
  ])('by one who sees %s', async (visibility, expected) => {
    const person = await live.hire(desk, { visibility, teamIds: [desk.teams.returns] })
    const places = {
      none: { assigneeId: null, teamId: null },
      team: { assigneeId: null, teamId: desk.teams.returns },
      own: { assigneeId: person.memberId, teamId: null },
    }
    const found = new Map<string, string>()
    for (const [name, placement] of Object.entries(places)) {
      const { conversationId } = await desk.receive({ from: `${name}@post.test` })
      await change(conversationId, { ...placement, priority: 'low' })
      found.set(conversationId, name)
    }
    using tab = await open(person)
    for (const id of found.keys()) await change(id, { priority: 'high' })
    await fence(tab)
    const seen = tab.events.flatMap(({ conversationId }) => found.get(conversationId ?? '') ?? [])
    expect([...new Set(seen)].toSorted()).toEqual(expected.toSorted())
    using raw = await openRaw(person, gateway.url)
    const watched: string[] = []
    for (const [openConversationId, name] of found) {
      const answer = await raw.ask('watch', { openConversationId })
      if (ackSchema.parse(answer).ok) watched.push(name)
    }
    expect(watched.toSorted()).toEqual(expected.toSorted())
  })

  test('of another workspace nothing, neither events nor people nor viewers', async () => {
    const neighbour = await live.openWorkspace()
    using here = await open(await live.hire(desk))
    using there = await open(await live.hire(neighbour))
    const { conversationId } = await desk.receive()
    there.client.watch(conversationId)
    here.client.watch(conversationId)
    await expect.poll(() => here.viewers(conversationId), patience).toHaveLength(1)
    await fence(here)
    expect(here.told(conversationId)).toContain('message.received')
    expect(there.events).toEqual([])
    expect(there.viewers(conversationId)).toEqual([])
    await expect.poll(there.presence, patience).toHaveLength(1)
    await expect.poll(here.presence, patience).toHaveLength(1)
    expect(there.presence()).not.toEqual(here.presence())
  })

  test('what one is named in, from that note on, also after coming back', async () => {
    const person = await live.hire(desk, { visibility: 'own' })
    const { conversationId } = await desk.receive()
    using tab = await open(person)
    await change(conversationId, { priority: 'high' })
    await fence(tab)
    expect(tab.told(conversationId)).toEqual([])
    await note(conversationId, [person.memberId])
    await change(conversationId, { priority: 'low' })
    await expect
      .poll(() => tab.told(conversationId), patience)
      .toEqual(['message.created', 'conversation.updated', 'conversation.updated', 'message.created'])
    using again = await open(person)
    await change(conversationId, { priority: 'high' })
    await expect.poll(() => again.told(conversationId), patience).toContain('conversation.updated')
  })

  test('no longer what was given to somebody else: told once that it is gone, and out of the room', async () => {
    const person = await live.hire(desk, { visibility: 'own' })
    const { conversationId } = await desk.receive()
    await change(conversationId, { assigneeId: person.memberId })
    using tab = await open(person)
    using other = await open(await live.hire(desk))
    for (const each of [tab, other]) each.client.watch(conversationId)
    await expect.poll(() => other.viewers(conversationId), patience).toHaveLength(2)
    await change(conversationId, { assigneeId: desk.people.cy.memberId })
    await expect.poll(() => tab.told(conversationId), patience).toContain('conversation.updated gone')
    await expect.poll(() => other.viewers(conversationId), patience).toHaveLength(1)
    const before = tab.events.length
    await change(conversationId, { priority: 'high' })
    await fence(tab)
    expect(tab.events.slice(before).filter((event) => event.conversationId === conversationId)).toEqual([])
    await change(conversationId, { assigneeId: person.memberId })
    await expect.poll(() => other.viewers(conversationId), patience).toHaveLength(2)
  })
})

describe('a change of rights', () => {
  test.each([
    ['less visibility', async (id: string) => await setMember(id, { visibility: 'own' })],
    ['leaving a team', async (id: string) => await setMember(id, { visibility: 'team', teamIds: [] })],
  ])('%s: the client loads anew and is sent nothing more by the old ones', async (_what, act) => {
    const person = await live.hire(desk, { visibility: 'all', teamIds: [desk.teams.returns] })
    const { conversationId } = await desk.receive()
    await change(conversationId, { teamId: desk.teams.returns })
    using tab = await open(person)
    await fence(tab)
    const resyncs = tab.resyncs()
    const before = tab.told(conversationId).length
    await act(person.memberId)
    await change(conversationId, { priority: 'high' })
    await expect.poll(tab.resyncs, patience).toBe(resyncs + 1)
    await fence(tab)
    expect(tab.told(conversationId)).toHaveLength(before)
  })

  test('a team that is taken from under them, or given to them', async () => {
    const person = await live.hire(desk, { visibility: 'team', teamIds: [desk.teams.returns] })
    const { conversationId } = await desk.receive()
    await change(conversationId, { teamId: desk.teams.sales })
    using tab = await open(person)
    await updateTeam(admin(), {
      id: desk.teams.sales,
      change: { memberIds: [person.memberId] },
      expectedVersion: null,
    })
    await expect.poll(tab.resyncs, patience).toBe(2)
    await change(conversationId, { priority: 'high' })
    await expect.poll(() => tab.told(conversationId), patience).toContain('conversation.updated')
    await deleteTeam(admin(), desk.teams.sales)
    await expect.poll(tab.resyncs, patience).toBe(3)
  })

  test('while away: who comes back loads anew', async () => {
    const person = await live.hire(desk)
    const tab = await open(person)
    const cursor = tab.client.cursor() ?? ''
    tab[Symbol.dispose]()
    await setMember(person.memberId, { visibility: 'own' })
    const { conversationId } = await desk.receive()
    using back = openTab(person, gateway.url, { cursor })
    await expect.poll(back.resyncs, patience).toBe(1)
    await fence(back)
    expect(back.told(conversationId)).toEqual([])
  })

  test('a role that may no longer look at the system ends its events', async () => {
    const person = await live.hire(desk, { role: 'supervisor' })
    using tab = await open(person)
    await setMember(person.memberId, { role: 'agent' })
    await expect.poll(tab.resyncs, patience).toBe(2)
    await live.store.transaction(desk.workspaceId, async ({ events }) => {
      const actor = { kind: 'system' as const, id: null, name: '' }
      await events.append([{ type: 'dead-letter.updated', subjectId: ids.next(), version: 1, actor }])
    })
    await fence(tab)
    expect(tab.told()).not.toContain('dead-letter.updated')
  })

  test('a member who is deactivated, and a session that ends, are sent away and not let in again', async () => {
    const fired = await live.hire(desk)
    const left = await live.hire(desk)
    using first = await open(fired)
    using second = await open(left)
    await setMember(fired.memberId, { active: false })
    await live.request('/api/auth/sign-out', { method: 'POST', body: '{}', cookie: left.cookie })
    for (const tab of [first, second])
      await expect.poll(tab.client.connection.get, patience).toEqual({
        status: 'refused',
        code: 'access.unauthenticated',
      })
  })
})

const setMember = async (id: string, changes: Parameters<typeof updateMember>[1]['change']) =>
  await updateMember(admin(), { id, change: changes, expectedVersion: null })
