import {
  type Context,
  getIncident,
  gradeIncident,
  listIncidentMentions,
  listMentions,
  openIncident,
  openMention,
  previewBulkAnswer,
  sendBulkAnswer,
  setIncidentMentions,
  writeAnswers,
} from '@hubbub/domain'
import { permissions } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import { eventually } from '@hubbub/test-support'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork, type OpenNetwork } from './lib/open-network.ts'

let net: OpenNetwork
let lead: Context
beforeAll(async () => {
  net = await openNetwork()
  await net.startAll('collect', 'enrich', 'route')
  lead = { ...net.context, caller: { ...net.context.caller, permissions: new Set(permissions) } }
})
afterAll(async () => await net[Symbol.asyncDispose]())

async function hear(text: string, by = net.kim) {
  net.network.say({ by, text })
  return await eventually(
    async () => (await listMentions(lead, { state: 'any', limit: 5, after: null, q: text })).items[0] ?? null,
  )
}
async function begin(title: string): Promise<string> {
  const said = {
    title,
    severity: 'high',
    monitorId: null,
    brandId: null,
    conversationIds: [],
    tell: false,
  } as const
  return (await openIncident(lead, said)).id
}
const linkedIds = async (id: string, free = false) =>
  (await listIncidentMentions(lead, { id, free })).map((one) => one.id).toSorted()
const link = async (id: string, mentionIds: string[], linked: boolean | null) =>
  await setIncidentMentions(lead, { id, mentionIds, linked })
/** As a topic or an alert finds them. */
const find = async (id: string, messageIds: string[]) => {
  const count = await net.store.transaction(
    net.workspaceId,
    async ({ incidents }) => await incidents.linkMessages(id, messageIds, { by: 'topic', at: new Date() }),
  )
  await net.sql('UPDATE incident SET look_at = clock_timestamp() WHERE id = $1', [id])
  await gradeIncident(net.context, id)
  return count
}
const replies = async (answerId: string) =>
  await net.sql<{ text: string; conversation_id: string }>(
    `SELECT text, conversation_id FROM message WHERE direction = 'out' AND meta ->> 'bulkAnswer' = $1 ORDER BY text`,
    [answerId],
  )

test('a mention belongs to it by hand; one that was taken off stays off whatever is found, and each comes back as it was', async () => {
  const id = await begin('Kettles leak')
  const [one, two] = [await hear('My kettle leaks one'), await hear('My kettle leaks two')]
  const put = await link(id, [one.id], true)
  expect(put.incident.mentions).toBe(1)
  expect(put.incident.entries.at(-1)).toMatchObject({
    kind: 'linked',
    text: 'Belongs to it: a mention by Kim',
  })
  expect(put.undo).toEqual([{ mentionIds: [one.id], linked: null }])
  expect((await link(id, [one.id], true)).undo).toEqual([])
  expect(await find(id, [one.id, two.id])).toBe(1)
  const off = await link(id, [one.id, two.id], false)
  expect(off.incident.mentions).toBe(0)
  expect(await find(id, [one.id, two.id])).toBe(0)
  expect(await linkedIds(id)).toEqual([])
  for (const undo of off.undo) await link(id, undo.mentionIds, undo.linked)
  expect(await linkedIds(id)).toEqual([one.id, two.id].toSorted())
  // Linked by hand, it is as if it never was; what was found stays.
  for (const undo of put.undo) await link(id, undo.mentionIds, undo.linked)
  await link(id, [two.id], null)
  expect(await linkedIds(id)).toEqual([two.id])
  expect(await find(id, [one.id])).toBe(1)
})

test('what sounds negative stands first, then whoever reaches most, also where nobody has judged it yet', async () => {
  const id = await begin('Lids crack')
  const said = [await hear('Lid cracks one'), await hear('Lid cracks two'), await hear('Lid cracks three')]
  const [praised, unjudged, angry] = said.map((one) => one.id)
  await link(
    id,
    said.map((one) => one.id),
    true,
  )
  const set = async (which: string | undefined, label: string | null, followers: number) =>
    await net.sql(
      `UPDATE message SET sentiment_label = $2, author = jsonb_set(author, '{followers}', to_jsonb($3::int)) WHERE id = $1`,
      [which, label, followers],
    )
  await set(praised, 'positive', 10)
  await set(unjudged, null, 500)
  await set(angry, 'negative', 1)
  const shown = (await listIncidentMentions(lead, { id, free: false })).map((one) => one.id)
  expect(shown).toEqual([angry, unjudged, praised])
})

test('what is taken into the inbox is a conversation of it at once, shown with who has it, and goes along when it is taken off', async () => {
  const id = await begin('Toasters burn')
  const { id: mention } = await hear('My toaster burns')
  await link(id, [mention], true)
  expect(await linkedIds(id, true)).toEqual([mention])
  const { conversationId } = await openMention(lead, { id: mention })
  expect((await getIncident(lead, id)).conversations).toBe(1)
  const [shown] = await listIncidentMentions(lead, { id, free: false })
  expect(shown).toMatchObject({
    id: mention,
    care: { conversationId, answered: null, assignee: null },
  })
  expect(await linkedIds(id, true)).toEqual([])
  const off = await link(id, [mention], false)
  expect(off.incident.conversations).toBe(0)
  await find(id, [mention])
  expect((await getIncident(lead, id)).conversations).toBe(0)
  for (const undo of off.undo) await link(id, undo.mentionIds, undo.linked)
  expect((await getIncident(lead, id)).conversations).toBe(1)
})

test('nobody links what they do not see, nor answers what does not belong to it', async () => {
  const id = await begin('Mixers shriek')
  const { id: mention } = await hear('My mixer shrieks')
  const blind: Context = { ...lead, caller: { ...lead.caller, visibility: 'own', teamIds: [] } }
  await expect(setIncidentMentions(blind, { id, mentionIds: [mention], linked: true })).rejects.toMatchObject(
    { code: 'mention.not_found' },
  )
  const answer = {
    id: ids.next(),
    incidentId: id,
    conversationIds: [],
    mentionIds: [mention],
    text: 'Hm',
    variants: {},
  }
  await expect(sendBulkAnswer(lead, net.tools, answer)).rejects.toMatchObject({ code: 'mention.not_found' })
  expect(await listIncidentMentions(blind, { id, free: false })).toEqual([])
})

test('one answer takes mentions: each becomes a conversation with its reply, once, though it dies, is sent twice and written elsewhere', async () => {
  const id = await begin('Irons scorch')
  const people = ['ana', 'bea', 'cid', 'dan', 'eli'].map((name) => net.network.join(name, `${name} Miller`))
  const mentions: Awaited<ReturnType<typeof hear>>[] = []
  for (const by of people) mentions.push(await hear(`Iron scorched, says ${by.name}`, by))
  // Of one person and thread there is one conversation, and of one answer one reply in it.
  await link(
    id,
    mentions.map((one) => one.id),
    true,
  )
  const [first, , , , blocked] = mentions
  const taken = await openMention(lead, { id: first?.id ?? '' })
  await net.sql(
    `WITH c AS (INSERT INTO contact (workspace_id, id, name, blocked_at) VALUES ($1, gen_random_uuid(), 'Eli', now()) RETURNING id)
     INSERT INTO contact_identity (workspace_id, contact_id, kind, value) SELECT $1, c.id, $2, $3 FROM c`,
    [net.workspaceId, blocked?.channel.kind, blocked?.author.value],
  )
  const answer = {
    id: ids.next(),
    incidentId: id,
    conversationIds: [taken.conversationId],
    mentionIds: mentions.map((one) => one.id),
    text: 'Dear {{contact.firstName}}, we take it back',
    variants: {},
  }
  const preview = await previewBulkAnswer(lead, net.tools, answer)
  expect(preview.map(({ mentionId, problem }) => [mentionId === null, problem])).toEqual([
    [true, null],
    ...[1, 2, 3].map(() => [false, null]),
    [false, 'This contact is blocked'],
  ])
  expect(preview.find(({ mentionId }) => mentionId === mentions[1]?.id)?.text).toBe(
    'Dear bea, we take it back',
  )
  let told = 0
  const dying: Context = {
    ...lead,
    signals: {
      ...lead.signals,
      deliveryDue: async () => {
        if (++told === 2) throw new Error('killed')
      },
    },
  }
  await expect(sendBulkAnswer(dying, net.tools, answer)).rejects.toThrow('killed')
  expect(await replies(answer.id)).toHaveLength(2)
  await Promise.all([
    sendBulkAnswer(lead, net.tools, answer),
    writeAnswers(lead, net.tools, answer.id),
    writeAnswers(lead, net.tools, answer.id),
  ])
  const sent = await replies(answer.id)
  expect(sent.map(({ text }) => text)).toEqual(
    ['ana', 'bea', 'cid', 'dan'].map((name) => `Dear ${name}, we take it back`),
  )
  expect(new Set(sent.map((one) => one.conversation_id)).size).toBe(4)
  const after = await sendBulkAnswer(lead, net.tools, answer)
  expect(after.items.map(({ state, reason }) => [state, reason])).toEqual([
    ...[1, 2, 3, 4].map(() => ['leaving', null]),
    ['refused', 'This contact is blocked'],
  ])
  // What could not be answered is no conversation.
  expect(await linkedIds(id, true)).toEqual([blocked?.id])
  expect((await getIncident(lead, id)).conversations).toBe(4)
})
