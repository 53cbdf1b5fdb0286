import {
  bulkUpdateConversations,
  bulkUpdateMatching,
  getConversation,
  setConversationLabels,
  updateConversation,
} from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import type { Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { deskForEachTest } from './lib/desk-for-each-test.ts'

let desk: Workbench
let id: string
const { as, memberOf } = deskForEachTest({}, (opened) => ({ desk, id } = opened))

describe('many at once', () => {
  test('are changed as far as possible; what fails is named with its number', async () => {
    const other = (await desk.receive()).conversationId
    const gone = ids.next()
    const { vip } = desk.labels
    const result = await bulkUpdateConversations(as('ann'), {
      ids: [id, gone, other, id],
      change: { assigneeId: memberOf('cy'), addLabelIds: [vip], read: true, status: 'pending' },
    })
    expect(result.changed).toEqual([id, other])
    expect(result.failed).toEqual([
      { id: gone, number: null, code: 'conversation.not_found', reason: 'There is no such conversation' },
    ])
    const bad = await bulkUpdateConversations(as('ann'), {
      ids: [other],
      change: { addLabelIds: [ids.next()], status: 'open' },
    })
    expect(bad.failed).toMatchObject([{ id: other, number: 2, code: 'label.not_found' }])
    expect(await getConversation(as('ann'), other)).toMatchObject({
      status: 'pending',
      unreadCount: 0,
      labels: [{ name: 'vip' }],
      version: 3,
    })
  })

  test('tell each change to those whom it concerns by then', async () => {
    const assigneeId = memberOf('cy')
    await bulkUpdateConversations(as('ann'), {
      ids: [id],
      change: { assigneeId, addLabelIds: [desk.labels.vip], read: true },
    })
    const updated = await desk.events('conversation.updated')
    expect(updated.map(({ version }) => version)).toEqual([2, 3])
    expect(updated.map(({ data }) => data.audience?.assigneeId)).toEqual([assigneeId, assigneeId])
    expect(await desk.events('conversation.read')).toMatchObject([{ version: 3 }])
  })

  test('of a list are those that it shows, and go back to how each was', async () => {
    const { vip, refund } = desk.labels
    const other = (await desk.receive()).conversationId
    const aside = (await desk.receive()).conversationId
    const ann = as('ann')
    await updateConversation(ann, { id: other, change: { priority: 'low' }, expectedVersion: null })
    await setConversationLabels(ann, { id: other, labelIds: [vip] })
    await updateConversation(ann, { id: aside, change: { status: 'pending' }, expectedVersion: null })
    const result = await bulkUpdateMatching(ann, {
      filter: { view: 'unassigned', status: 'open', sort: 'oldest' },
      change: { status: 'spam', priority: 'high', addLabelIds: [vip], removeLabelIds: [refund], read: true },
    })
    expect(result).toMatchObject({ failed: [], more: false })
    expect(result.changed.toSorted()).toEqual([id, other].toSorted())
    expect(await getConversation(ann, aside)).toMatchObject({ status: 'pending', priority: 'none' })
    expect(await getConversation(ann, id)).toMatchObject({ status: 'spam', labels: [{ name: 'vip' }] })
    for (const {
      ids: some,
      change: { snoozedUntil: _none, ...back },
    } of result.undo) {
      expect((await bulkUpdateConversations(ann, { ids: some, change: back })).failed).toEqual([])
    }
    expect(await getConversation(ann, id)).toMatchObject({ status: 'open', priority: 'none', labels: [] })
    expect(await getConversation(ann, other)).toMatchObject({
      status: 'open',
      priority: 'low',
      labels: [{ name: 'vip' }],
    })
  })

  test('of a list are only those that the asking person may see', async () => {
    const result = await bulkUpdateMatching(as('cy'), {
      filter: { view: 'all', status: 'any', sort: 'newest' },
      change: { priority: 'urgent' },
    })
    expect(result).toEqual({ changed: [], failed: [], undo: [], more: false })
  })

  test('labels come and go', async () => {
    const { vip, refund } = desk.labels
    await setConversationLabels(as('ann'), { id, labelIds: [vip] })
    const swap = { ids: [id], change: { addLabelIds: [refund], removeLabelIds: [vip] } }
    await bulkUpdateConversations(as('ann'), swap)
    expect((await getConversation(as('ann'), id)).labels.map(({ name }) => name)).toEqual(['refund'])
  })
})
