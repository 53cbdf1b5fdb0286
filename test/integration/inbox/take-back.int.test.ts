import type { Bench } from '@hubbub/database/test-bench'
import {
  cancelMessage,
  getConversation,
  getMessage,
  listDrafts,
  listMessages,
  retryMessage,
  saveDraft,
  updateConversation,
} from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { deskForEachTest } from './lib/desk-for-each-test.ts'

let bench: Bench
let desk: Workbench
let id: string
const { as, reply, upload } = deskForEachTest(
  { id: 'first@customer.test', cc: ['lee@customer.test'] },
  (opened) => ({ bench, desk, id } = opened),
)

const ann = () => as('ann')
const setDelivery = async (messageId: string, set: string) =>
  await query(bench.url, `UPDATE outbound_delivery SET ${set} WHERE message_id = $1`, [messageId])

describe('taking back', () => {
  test('brings back draft, files, clock, preview and first answer', async () => {
    const before = await getConversation(ann(), id)
    const { id: fileId } = await upload()
    const { id: messageId, version } = await reply({ attachmentIds: [fileId], bcc: ['boss@shop.test'] })
    const cancelled = await cancelMessage(ann(), messageId)
    expect(cancelled).toMatchObject({ delivery: { state: 'cancelled' }, attachments: [] })
    expect(await listDrafts(ann(), id)).toMatchObject([
      {
        mode: 'reply',
        text: 'On its way',
        envelope: { to: ['kim@customer.test'], cc: ['lee@customer.test'], bcc: ['boss@shop.test'] },
        attachmentIds: [fileId],
      },
    ])
    const { waitingSince, firstReplyAt, preview, previewDirection } = before
    const after = await getConversation(ann(), id)
    expect(after).toMatchObject({ waitingSince, firstReplyAt, preview, previewDirection, hasDraft: true })
    const [changed] = await desk.events('message.delivery_changed')
    expect(changed).toMatchObject({
      subjectId: messageId,
      version: version + 1,
      data: { state: 'cancelled' },
    })
    expect(cancelled.version).toBe(version + 1)
    const audience = { assigneeId: null, teamId: null }
    expect((await desk.events('draft.changed')).at(-1)?.data).toEqual({ audience })
    const { items } = await listMessages(ann(), { conversationId: id, limit: 10, before: null })
    expect(items.map(({ direction }) => direction)).toEqual(['in'])
    expect((await reply({ attachmentIds: [fileId] })).attachments).toHaveLength(1)
  })

  test('keeps what was begun meanwhile', async () => {
    const { id: messageId } = await reply({ text: 'first' })
    const { id: fileId } = await upload()
    await saveDraft(ann(), {
      conversationId: id,
      mode: 'reply',
      text: 'second',
      envelope: {},
      attachmentIds: [fileId],
    })
    await cancelMessage(ann(), messageId)
    expect(await listDrafts(ann(), id)).toMatchObject([{ text: 'first\n\nsecond', attachmentIds: [fileId] }])
  })

  test('by a colleague gives the text back to its writer', async () => {
    const { id: messageId } = await reply()
    await cancelMessage(as('sue'), messageId)
    expect(await listDrafts(ann(), id)).toHaveLength(1)
    expect(await listDrafts(as('sue'), id)).toEqual([])
  })

  test('undoes what the reply did to the status, unless somebody has changed that since', async () => {
    const first = await reply({ then: 'resolve' })
    await cancelMessage(ann(), first.id)
    expect(await getConversation(ann(), id)).toMatchObject({ status: 'open' })

    const snoozedUntil = new Date(desk.clock.now().getTime() + 3_600_000)
    await updateConversation(ann(), {
      id,
      change: { status: 'snoozed', snoozedUntil },
      expectedVersion: null,
    })
    const second = await reply({ then: 'pending' })
    await cancelMessage(ann(), second.id)
    expect(await getConversation(ann(), id)).toMatchObject({
      status: 'snoozed',
      snoozedUntil: snoozedUntil.toISOString(),
    })

    const third = await reply({ then: 'resolve' })
    await updateConversation(ann(), { id, change: { status: 'pending' }, expectedVersion: null })
    await cancelMessage(ann(), third.id)
    expect(await getConversation(ann(), id)).toMatchObject({ status: 'pending' })
  })

  test('leaves the first answer where it is not this one', async () => {
    await reply()
    const { firstReplyAt } = await getConversation(ann(), id)
    desk.clock.advance(1_000)
    const second = await reply({ text: 'and one thing more' })
    await cancelMessage(ann(), second.id)
    expect(await getConversation(ann(), id)).toMatchObject({
      firstReplyAt,
      waitingSince: null,
      preview: 'On its way',
    })
  })

  test.each(['sending', 'sent', 'uncertain', 'cancelled'])('is too late once it is %s', async (state) => {
    const { id: messageId } = await reply()
    await setDelivery(messageId, `state = '${state}', lease_until = now() + interval '1 hour'`)
    await expect(cancelMessage(ann(), messageId)).rejects.toMatchObject({
      code: 'message.already_left',
      details: { state },
    })
  })

  test('is too late once one of several has it, and not while it waits for another attempt', async () => {
    const { id: messageId } = await reply()
    await setDelivery(
      messageId,
      `state = 'queued', recipients = '[{"address":"a@x","status":"accepted","response":""}]'`,
    )
    await expect(cancelMessage(ann(), messageId)).rejects.toMatchObject({ code: 'message.already_left' })
    await setDelivery(messageId, `recipients = '[{"address":"a@x","status":"deferred","response":""}]'`)
    expect(await cancelMessage(ann(), messageId)).toMatchObject({ delivery: { state: 'cancelled' } })
  })

  test('and sending at the same moment: one of the two happens', async () => {
    for (let round = 0; round < 6; round++) {
      const { id: messageId } = await reply()
      desk.clock.advance(11_000)
      const now = desk.clock.now()
      const lease = { now, until: new Date(now.getTime() + 60_000) }
      const [cancelled, claimed] = await Promise.all([
        cancelMessage(ann(), messageId).then(
          () => true,
          () => false,
        ),
        bench.store.transaction(desk.workspaceId, ({ deliveries: all }) => all.claim(messageId, lease)),
      ])
      expect(cancelled).toBe(claimed === null)
    }
  })

  test('needs sight', async () => {
    const { id: messageId } = await reply()
    const blind = cancelMessage(as('cy'), messageId)
    await expect(blind).rejects.toMatchObject({ code: 'message.not_found' })
  })
})

describe('sending again', () => {
  test.each(['failed', 'uncertain'])('what is %s is due at once, with all its attempts', async (state) => {
    const { id: messageId } = await reply()
    await setDelivery(messageId, `state = '${state}', attempts = 10, error_class = 'retry'`)
    const before = await getMessage(ann(), messageId)
    const message = await retryMessage(ann(), messageId)
    expect(message).toMatchObject({ delivery: { state: 'queued', attempts: 0 }, version: before.version + 1 })
    expect(desk.signalled.at(-1)).toMatchObject({
      signal: 'deliveryDue',
      work: { messageId, notBefore: desk.clock.now() },
    })
    expect((await desk.events('message.delivery_changed')).at(-1)).toMatchObject({
      version: message.version,
      data: { state: 'queued' },
    })
  })

  test('by two at once happens once', async () => {
    const { id: messageId } = await reply()
    await setDelivery(messageId, `state = 'failed'`)
    const results = await Promise.allSettled([retryMessage(ann(), messageId), retryMessage(ann(), messageId)])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('what is still on its way is refused', async () => {
    const { id: messageId } = await reply()
    await expect(retryMessage(ann(), messageId)).rejects.toMatchObject({ code: 'message.not_failed' })
  })

  test('and what failed is nothing that later replies refer to', async () => {
    const { id: messageId } = await reply()
    await setDelivery(messageId, `state = 'failed'`)
    await reply({ text: 'next' })
    const rows = await query<{ inReplyTo: string }>(
      bench.url,
      `SELECT envelope ->> 'inReplyTo' AS "inReplyTo" FROM outbound_delivery WHERE workspace_id = $1`,
      [desk.workspaceId],
    )
    expect(rows.map(({ inReplyTo }) => inReplyTo)).toEqual(['first@customer.test', 'first@customer.test'])
  })
})
