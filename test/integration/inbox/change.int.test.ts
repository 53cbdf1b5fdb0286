import type { Bench } from '@hubbub/database/test-bench'
import {
  deleteConversation,
  getConversation,
  listMessages,
  markConversation,
  setConversationLabels,
  updateConversation,
} from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { query, type Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { deskForEachTest } from './lib/desk-for-each-test.ts'

let bench: Bench
let desk: Workbench
let id: string
const { as, memberOf } = deskForEachTest({}, (opened) => ({ bench, desk, id } = opened))

const change = async (
  who: keyof Workbench['people'],
  changes: object,
  expectedVersion: number | null = null,
) => await updateConversation(as(who), { id, change: changes, expectedVersion })
const thread = async () =>
  (await listMessages(as('ann'), { conversationId: id, limit: 50, before: null })).items

describe('a change', () => {
  test('is made, told in the thread, and logged with its version and those it concerns', async () => {
    const assigneeId = memberOf('cy')
    const after = await change('ann', {
      assigneeId,
      teamId: desk.teams.returns,
      priority: 'high',
      subject: 'Parcel',
    })
    expect(after).toMatchObject({
      assignee: { id: assigneeId, name: 'cy' },
      team: { name: 'Returns' },
      priority: 'high',
      subject: 'Parcel',
      version: 2,
    })
    const lines = (await thread()).filter(({ kind }) => kind === 'activity')
    expect(lines.map(({ activity }) => activity)).toEqual([
      { type: 'assignee', from: null, to: 'cy' },
      { type: 'team', from: null, to: 'Returns' },
      { type: 'priority', from: 'none', to: 'high' },
      { type: 'subject', from: 'My order', to: 'Parcel' },
    ])
    expect(lines[0]?.author).toMatchObject({ kind: 'member', id: memberOf('ann'), name: 'ann' })
    const [updated] = await desk.events('conversation.updated')
    const audience = { assigneeId, teamId: desk.teams.returns, formerAssigneeId: null, formerTeamId: null }
    expect(updated).toMatchObject({ subjectId: id, version: 2, actor: { name: 'ann' }, data: { audience } })
    expect(await desk.events('message.created')).toHaveLength(4)
  })

  test('that changes nothing leaves no trace', async () => {
    const before = await desk.events()
    expect(await change('ann', { priority: 'none', assigneeId: null, status: 'open' })).toMatchObject({
      version: 1,
    })
    expect(await desk.events()).toEqual(before)
  })

  test('on an older version than the current one is refused', async () => {
    await change('ann', { priority: 'low' }, 1)
    await expect(change('sue', { priority: 'high' }, 1)).rejects.toMatchObject({
      code: 'conversation.changed',
      details: { version: 2 },
    })
  })

  test('of two at the same time on the same version, one wins', async () => {
    const results = await Promise.allSettled([
      change('ann', { assigneeId: memberOf('ann') }, 1),
      change('sue', { assigneeId: memberOf('sue') }, 1),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const won = results.find((result) => result.status === 'fulfilled')
    const now = await getConversation(as('ann'), id)
    expect(now.assignee).toEqual(won?.value.assignee)
    expect(await desk.events('conversation.updated')).toHaveLength(1)
  })

  test(
    'of many at the same time loses nothing, and is told in the order of its versions',
    { repeats: 8 },
    async () => {
      const changes = [
        { priority: 'high' },
        { status: 'pending' },
        { subject: 'New' },
        { teamId: desk.teams.sales },
      ]
      await Promise.all(changes.map((one) => change('ann', one)))
      expect(await getConversation(as('ann'), id)).toMatchObject({
        priority: 'high',
        status: 'pending',
        subject: 'New',
        team: { name: 'Sales' },
        version: 5,
      })
      const versions = (await desk.events('conversation.updated')).map(({ version }) => version)
      expect(versions).toEqual([2, 3, 4, 5])
    },
  )

  test('that gives it out of sight still answers, and tells the former one', async () => {
    await change('ann', { assigneeId: memberOf('cy') })
    const after = await change('cy', { assigneeId: memberOf('bo') })
    expect(after.assignee?.name).toBe('bo')
    await expect(getConversation(as('cy'), id)).rejects.toMatchObject({
      code: 'conversation.not_found',
    })
    const audience = { assigneeId: memberOf('bo'), formerAssigneeId: memberOf('cy') }
    expect((await desk.events('conversation.updated')).at(-1)?.data).toMatchObject({ audience })
  })

  test.each([
    [{ assigneeId: ids.next() }, 'member.not_found'],
    [{ teamId: ids.next() }, 'team.not_found'],
    [{ status: 'snoozed' }, 'conversation.snooze_needs_time'],
    [{ status: 'snoozed', snoozedUntil: new Date(0) }, 'conversation.snooze_in_past'],
    [{ subject: 'nul \0' }, 'input.unstorable'],
  ])('that cannot be is refused and undone: %j', async (changes, code) => {
    await expect(change('ann', { priority: 'high', ...changes })).rejects.toMatchObject({ code })
    expect(await getConversation(as('ann'), id)).toMatchObject({
      priority: 'none',
      version: 1,
    })
  })

  test('needs sight and permission', async () => {
    await expect(change('cy', { priority: 'high' })).rejects.toMatchObject({ code: 'conversation.not_found' })
    const reader = { ...desk.people.ann, permissions: new Set(['conversation:write'] as const) }
    const assign = { id, change: { assigneeId: memberOf('ann') }, expectedVersion: null }
    await expect(updateConversation(desk.as(reader), assign)).rejects.toMatchObject({
      code: 'access.forbidden',
    })
  })

  test('wakes a snoozed one and forgets until when', async () => {
    const snoozedUntil = new Date(desk.clock.now().getTime() + 60_000)
    expect(await change('ann', { status: 'snoozed', snoozedUntil })).toMatchObject({
      status: 'snoozed',
      snoozedUntil: snoozedUntil.toISOString(),
    })
    expect(await change('ann', { status: 'open' })).toMatchObject({ status: 'open', snoozedUntil: null })
  })
})

describe('labels', () => {
  const labels = async (labelIds: string[]) =>
    (await setConversationLabels(as('ann'), { id, labelIds })).labels.map(({ name }) => name)

  test('are replaced, told once, and stay when nothing changes', async () => {
    const { vip, refund } = desk.labels
    expect(await labels([vip])).toEqual(['vip'])
    expect(await labels([refund, vip, refund])).toEqual(['refund', 'vip'])
    expect(await labels([vip, refund])).toEqual(['refund', 'vip'])
    expect(await labels([])).toEqual([])
    const told = (await thread()).flatMap(({ activity }) => (activity?.type === 'labels' ? [activity] : []))
    expect(told.map(({ added, removed }) => [added, removed.toSorted()])).toEqual([
      [['vip'], []],
      [['refund'], []],
      [[], ['refund', 'vip']],
    ])
  })

  test('that are not there are refused', async () => {
    await expect(labels([ids.next()])).rejects.toMatchObject({ code: 'label.not_found' })
  })
})

describe('reading', () => {
  const mark = async (who: keyof Workbench['people'], read: boolean) =>
    (await markConversation(as(who), { id, read })).unreadCount

  test('is each person’s own', async () => {
    await desk.receive({ parents: [], tokens: [id] })
    expect(await mark('ann', true)).toBe(0)
    expect((await getConversation(as('ann'), id)).unreadCount).toBe(0)
    expect((await getConversation(as('sue'), id)).unreadCount).toBe(2)
    await desk.receive({ tokens: [id] })
    expect((await getConversation(as('ann'), id)).unreadCount).toBe(1)
    const [event] = await desk.events('conversation.read')
    expect(event?.data).toMatchObject({ audience: { onlyMemberId: memberOf('ann') }, unreadCount: 0 })
  })

  test('undone leaves one unread, and never fewer than there were', async () => {
    await desk.receive({ tokens: [id] })
    expect(await mark('ann', false)).toBe(2)
    expect(await mark('ann', true)).toBe(0)
    expect(await mark('ann', false)).toBe(1)
    expect(await mark('ann', false)).toBe(1)
  })

  test('by a key changes nothing', async () => {
    const key = { ...desk.people.ann, memberId: null }
    expect(await markConversation(desk.as(key), { id, read: true })).toEqual({ unreadCount: 0 })
    expect(await desk.events('conversation.read')).toEqual([])
  })
})

describe('deleting', () => {
  const file = {
    filename: 'a.txt',
    contentType: 'text/plain',
    contentId: null,
    inline: false,
    content: new TextEncoder().encode('same words'),
  }

  test('takes all that was said and its files, and is logged', async () => {
    const { conversationId } = await desk.receive({ attachments: [file] })
    const kept = await desk.receive({ attachments: [file] })
    expect(desk.blobs.keys()).toHaveLength(2)
    await deleteConversation(as('sue'), desk.blobs, conversationId)
    expect(desk.blobs.keys()).toHaveLength(1)
    const left = await query(
      bench.url,
      `SELECT 1 FROM message WHERE conversation_id = $1 UNION ALL SELECT 1 FROM message_search s WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.id = s.message_id)
       UNION ALL SELECT 1 FROM thread_ref WHERE conversation_id = $1 UNION ALL SELECT 1 FROM conversation WHERE id = $1`,
      [conversationId],
    )
    expect(left).toEqual([])
    expect(await getConversation(as('sue'), kept.conversationId)).toMatchObject({ number: 3 })
    expect(await desk.events('conversation.deleted')).toMatchObject([
      { subjectId: conversationId, version: 2, data: { number: 2, audience: { assigneeId: null } } },
    ])
  })

  test('is for those who may', async () => {
    const removal = deleteConversation(as('ann'), desk.blobs, id)
    await expect(removal).rejects.toMatchObject({ code: 'access.forbidden' })
    await deleteConversation(as('sue'), desk.blobs, id)
    const again = deleteConversation(as('sue'), desk.blobs, id)
    await expect(again).rejects.toMatchObject({ code: 'conversation.not_found' })
  })
})
