import type { Bench } from '@hubbub/database/test-bench'
import type { DeliveryState } from '@hubbub/contracts'
import { getConversation, listDrafts, listMessages, saveDraft } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
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
const setUndo = async (seconds: number) =>
  await query(bench.url, `UPDATE membership SET preferences = $2 WHERE id = $1`, [
    desk.people.ann.memberId,
    JSON.stringify({ undoSeconds: seconds }),
  ])
const deliveries = async () =>
  await query<{ id: string; state: DeliveryState; attempts: number }>(
    bench.url,
    'SELECT message_id AS id, state, attempts FROM outbound_delivery WHERE workspace_id = $1',
    [desk.workspaceId],
  )

describe('a reply', () => {
  test('is held for as long as its writer wants, with everything decided', async () => {
    const message = await reply({ clientId: '0193a000-0000-4000-8000-000000000001' })
    const due = new Date(desk.clock.now().getTime() + 10_000)
    expect(message).toMatchObject({
      conversationId: id,
      direction: 'out',
      subject: 'Re: My order',
      clientId: '0193a000-0000-4000-8000-000000000001',
      author: { kind: 'member', name: 'ann', address: desk.address },
      mail: { to: [{ value: 'kim@customer.test' }], cc: [{ value: 'lee@customer.test' }] },
      delivery: { state: 'held', attempts: 0, notBefore: due.toISOString(), sentAt: null },
      version: 1,
    })
    expect(desk.signalled.at(-1)).toEqual({
      signal: 'deliveryDue',
      work: { workspaceId: desk.workspaceId, messageId: message.id, notBefore: due },
    })
    const [{ envelope } = { envelope: {} }] = await query<{ envelope: object }>(
      bench.url,
      'SELECT envelope FROM outbound_delivery WHERE message_id = $1',
      [message.id],
    )
    expect(envelope).toMatchObject({
      messageId: `hub.${message.id}.${id.replaceAll('-', '')}@shop.test`,
      inReplyTo: 'first@customer.test',
      references: ['first@customer.test'],
      replyTo: `help+${id.replaceAll('-', '')}@shop.test`,
      text: 'On its way',
    })
  })

  test('answers: the customer waits no more and the list shows what was said', async () => {
    await reply()
    expect(await getConversation(ann(), id)).toMatchObject({
      waitingSince: null,
      firstReplyAt: desk.clock.now().toISOString(),
      lastActivityAt: desk.clock.now().toISOString(),
      preview: 'On its way',
      previewDirection: 'out',
      status: 'open',
      version: 2,
    })
    expect(await desk.events('message.created')).toMatchObject([{ version: 1, data: { kind: 'message' } }])
    expect(await desk.events('conversation.updated')).toMatchObject([{ subjectId: id, version: 2 }])
  })

  test('posted twice and many times at once is one message and one delivery', async () => {
    const clientId = crypto.randomUUID()
    const first = await reply({ clientId })
    const again = await Promise.all([1, 2, 3, 4].map(() => reply({ clientId, text: 'other words' })))
    expect(again.map((one) => one.id)).toEqual([1, 2, 3, 4].map(() => first.id))
    const fresh = crypto.randomUUID()
    const together = await Promise.all([1, 2, 3, 4, 5].map(() => reply({ clientId: fresh })))
    expect(new Set(together.map((one) => one.id)).size).toBe(1)
    expect(await deliveries()).toHaveLength(2)
    expect(desk.signalled.filter(({ signal }) => signal === 'deliveryDue')).toHaveLength(2)
  })

  test('never shows what stands elsewhere under the same client id', async () => {
    const clientId = crypto.randomUUID()
    await reply({ clientId })
    const other = (await desk.receive()).conversationId
    const taken = { code: 'message.client_id_taken', kind: 'conflict' }
    await expect(reply({ clientId, conversationId: other })).rejects.toMatchObject(taken)
    const both = crypto.randomUUID()
    const results = await Promise.allSettled([
      reply({ clientId: both }),
      reply({ clientId: both, conversationId: other }),
    ])
    const [lost] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(lost).toMatchObject(taken)
  })

  test('of two agents at the same time are two, and both are told', async () => {
    await Promise.all([reply({ text: 'mine' }), reply({ text: 'theirs' }, 'sue')])
    expect(await deliveries()).toHaveLength(2)
    const conversation = await getConversation(ann(), id)
    expect(conversation.version).toBe(3)
    const { items } = await listMessages(ann(), { conversationId: id, limit: 10, before: null })
    expect(items).toHaveLength(3)
    const [first, second] = await query<{ envelope: { messageId: string; references: string[] } }>(
      bench.url,
      `SELECT envelope FROM outbound_delivery WHERE workspace_id = $1 ORDER BY jsonb_array_length(envelope -> 'references')`,
      [desk.workspaceId],
    )
    expect(second?.envelope.references).toContain(first?.envelope.messageId)
  })

  test('without undo time is queued at once', async () => {
    await setUndo(0)
    expect((await reply()).delivery).toMatchObject({ state: 'queued' })
  })

  test('and resolve is one step', async () => {
    await reply({ then: 'resolve' })
    expect(await getConversation(ann(), id)).toMatchObject({ status: 'resolved', version: 3 })
  })

  test.each([
    [{ text: '  ' }, 'message.empty'],
    [{ to: ['no address'] }, 'message.bad_recipient'],
    [{ to: [], cc: [], bcc: [] }, 'message.no_recipient'],
    [{ attachmentIds: [ids.next()] }, 'attachment.not_found'],
    [{ text: 'nul \0' }, 'input.unstorable'],
  ])('that cannot be is refused and leaves nothing: %j', async (rest, code) => {
    await expect(reply(rest)).rejects.toMatchObject({ code })
    expect(await deliveries()).toEqual([])
    expect(await getConversation(ann(), id)).toMatchObject({ version: 1 })
  })

  test('goes neither to the blocked nor by what is disconnected, nor into what is not seen', async () => {
    await expect(reply({}, 'cy')).rejects.toMatchObject({ code: 'conversation.not_found' })
    await query(bench.url, 'UPDATE contact SET blocked_at = now() WHERE workspace_id = $1', [
      desk.workspaceId,
    ])
    await expect(reply()).rejects.toMatchObject({ code: 'contact.blocked' })
    await query(bench.url, 'UPDATE channel SET enabled = false WHERE workspace_id = $1', [desk.workspaceId])
    await expect(reply()).rejects.toMatchObject({ code: 'channel.disconnected' })
  })

  test('carries files, each into one reply', async () => {
    const { id: fileId } = await upload()
    const message = await reply({ attachmentIds: [fileId] })
    expect(message.attachments).toMatchObject([{ id: fileId, filename: 'label.pdf', size: 6 }])
    await expect(reply({ attachmentIds: [fileId] })).rejects.toMatchObject({ code: 'attachment.not_found' })
    const others = await upload()
    await expect(reply({ attachmentIds: [others.id] }, 'sue')).rejects.toMatchObject({
      code: 'attachment.not_found',
    })
  })

  test('ends its draft', async () => {
    await saveDraft(ann(), { conversationId: id, mode: 'reply', text: 'On', envelope: {}, attachmentIds: [] })
    await reply()
    expect(await listDrafts(ann(), id)).toEqual([])
  })
})
