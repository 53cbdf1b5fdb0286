import type { Bench } from '@hubbub/database/test-bench'
import {
  addNote,
  type AddNote,
  deleteDraft,
  getAttachment,
  getConversation,
  getMessage,
  getMessageHtml,
  getMessageOriginal,
  listDrafts,
  listMessages,
  saveDraft,
  type SaveDraft,
} from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { query, type Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { deskForEachTest, type Person } from './lib/desk-for-each-test.ts'

let bench: Bench
let desk: Workbench
let id: string
const { as, memberOf, reply, upload } = deskForEachTest({}, (opened) => ({ bench, desk, id } = opened))

const note = async (rest: Partial<AddNote> = {}, who: Person = 'ann') =>
  await addNote(as(who), {
    conversationId: id,
    clientId: crypto.randomUUID(),
    text: 'Have a look',
    mentionedMemberIds: [],
    attachmentIds: [],
    ...rest,
  })

describe('a note', () => {
  test('stands in the thread, private, and moves the conversation up', async () => {
    const written = await note()
    expect(written).toMatchObject({
      kind: 'note',
      direction: 'internal',
      text: 'Have a look',
      delivery: null,
    })
    expect(await getConversation(as('ann'), id)).toMatchObject({
      version: 2,
      lastActivityAt: desk.clock.now().toISOString(),
      preview: 'Where is my parcel?',
      waitingSince: expect.any(String) as string,
    })
    expect(await desk.events('message.created')).toMatchObject([{ version: 1, data: { kind: 'note' } }])
  })

  test('shows the conversation to whom it names, from then on and to them alone', async () => {
    await expect(getConversation(as('cy'), id)).rejects.toMatchObject({ code: 'conversation.not_found' })
    await note({ mentionedMemberIds: [memberOf('cy')] })
    expect(await getConversation(as('cy'), id)).toMatchObject({ id })
    await expect(getConversation(as('bo'), id)).rejects.toMatchObject({ code: 'conversation.not_found' })
    const mentioned = { mentionedMemberIds: [memberOf('cy')] }
    expect((await desk.events('message.created'))[0]?.data.audience).toMatchObject(mentioned)
    expect((await desk.events('conversation.updated'))[0]?.data.audience).toMatchObject(mentioned)
    const named = await bench.store.transaction(desk.workspaceId, ({ conversations }) =>
      conversations.mentionedIn(memberOf('cy')),
    )
    expect(named).toEqual([id])
  })

  test('posted many times at once is one', async () => {
    const clientId = crypto.randomUUID()
    const written = await Promise.all([1, 2, 3, 4].map(() => note({ clientId })))
    expect(new Set(written.map((one) => one.id)).size).toBe(1)
    expect(await desk.events('message.created')).toHaveLength(1)
  })

  test('names nobody who is not here', async () => {
    const unknown = note({ mentionedMemberIds: [ids.next()] })
    await expect(unknown).rejects.toMatchObject({ code: 'member.not_found' })
    await query(bench.url, 'UPDATE membership SET deactivated_at = now() WHERE id = $1', [memberOf('cy')])
    const left = note({ mentionedMemberIds: [memberOf('cy')] })
    await expect(left).rejects.toMatchObject({ code: 'member.not_found' })
  })

  test('is found by its words', async () => {
    const { id: noteId } = await note({ text: 'the plumber called' })
    const { hits } = await bench.store.transaction(desk.workspaceId, ({ contacts }) =>
      contacts.search(desk.people.ann, { q: 'plumber', limit: 5, after: null }),
    )
    expect(hits.map(({ messageId }) => messageId)).toEqual([noteId])
  })
})

describe('a draft', () => {
  const draft = (rest: Partial<SaveDraft> = {}): SaveDraft => ({
    conversationId: id,
    mode: 'reply',
    text: 'Dear',
    envelope: { to: ['a@x.test'], subject: 'Hi' },
    attachmentIds: [],
    ...rest,
  })
  /** Whom the events are for: all who see the conversation, or the writer. */
  const told = async () =>
    (await desk.events('draft.changed')).map(({ data: { audience } }) => {
      if (audience?.onlyMemberId === memberOf('ann')) return 'ann'
      expect(audience).toEqual({ assigneeId: null, teamId: null })
      return 'all'
    })

  test('is kept for each person and mode, and nobody else is told more than that there is a reply', async () => {
    await saveDraft(as('ann'), draft())
    await saveDraft(as('ann'), draft({ mode: 'note', text: 'psst' }))
    const second = await saveDraft(as('ann'), draft({ text: 'Dear Kim' }))
    expect(second).toMatchObject({
      version: 2,
      text: 'Dear Kim',
      envelope: { to: ['a@x.test'], subject: 'Hi' },
    })
    expect((await listDrafts(as('ann'), id)).map(({ mode, text }) => [mode, text])).toEqual([
      ['note', 'psst'],
      ['reply', 'Dear Kim'],
    ])
    expect(await listDrafts(as('sue'), id)).toEqual([])
    expect(await told()).toEqual(['all', 'ann', 'ann'])
    const events = await desk.events('draft.changed')
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/Dear|psst/)
  })

  test('marks the list for its writer, and by name for colleagues, as long as it holds something', async () => {
    const ann = { id: memberOf('ann'), name: 'ann' }
    const marks = async () => {
      const own = await getConversation(as('ann'), id)
      const other = await getConversation(as('sue'), id)
      expect([own.draftsBy, other.hasDraft]).toEqual([[], false])
      expect(other.draftsBy).toEqual(own.hasDraft ? [ann] : [])
      return own.hasDraft
    }
    await saveDraft(as('ann'), draft({ mode: 'note' }))
    expect(await marks()).toBe(false)
    await saveDraft(as('ann'), draft())
    expect(await marks()).toBe(true)
    await saveDraft(as('ann'), draft({ text: '' }))
    expect(await marks()).toBe(false)
    await saveDraft(as('ann'), draft({ text: '', attachmentIds: [(await upload()).id] }))
    expect(await marks()).toBe(true)
    await deleteDraft(as('ann'), { conversationId: id, mode: 'reply' })
    await deleteDraft(as('ann'), { conversationId: id, mode: 'reply' })
    expect(await marks()).toBe(false)
    expect(await told()).toEqual(['ann', 'all', 'all', 'all', 'all'])
  })

  test('that is sent is no draft any more, and all who saw its mark are told', async () => {
    await saveDraft(as('ann'), draft())
    await saveDraft(as('sue'), draft())
    await reply()
    expect(await getConversation(as('ann'), id)).toMatchObject({
      hasDraft: false,
      draftsBy: [{ name: 'sue' }],
    })
    expect((await getConversation(as('sue'), id)).draftsBy).toEqual([])
    expect(await told()).toEqual(['all', 'all', 'all'])
  })

  test('of somebody who has left marks nothing', async () => {
    await saveDraft(as('ann'), draft())
    await query(bench.url, 'UPDATE membership SET deactivated_at = now() WHERE id = $1', [memberOf('ann')])
    expect((await getConversation(as('sue'), id)).draftsBy).toEqual([])
  })

  test('saved from two windows at once is one, with a version for each', async () => {
    const texts = ['one', 'two', 'three', 'four']
    const saved = await Promise.all(texts.map((text) => saveDraft(as('ann'), draft({ text }))))
    expect(saved.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
    expect(await told()).toEqual(['all', 'ann', 'ann', 'ann'])
    const last = saved.find(({ version }) => version === 4)
    expect(await listDrafts(as('ann'), id)).toEqual([last])
  })

  test('belongs to people, in conversations they see', async () => {
    const key = desk.as({ ...desk.people.ann, memberId: null })
    await expect(saveDraft(key, draft())).rejects.toMatchObject({ code: 'draft.needs_person' })
    await expect(saveDraft(as('cy'), draft())).rejects.toMatchObject({ code: 'conversation.not_found' })
    await expect(listDrafts(as('cy'), id)).rejects.toMatchObject({ code: 'conversation.not_found' })
  })
})

describe('a file', () => {
  const read = async (who: Person, fileId: string) =>
    await new Response((await getAttachment(as(who), desk.blobs, fileId)).content).text()
  const missing = { code: 'attachment.not_found' }

  test('is its uploader’s until it is sent, and then whose conversation it stands in', async () => {
    const { id: fileId } = await upload()
    expect(await read('ann', fileId)).toBe('inside')
    await expect(read('sue', fileId)).rejects.toMatchObject(missing)
    await note({ attachmentIds: [fileId] })
    expect(await read('sue', fileId)).toBe('inside')
    await expect(read('cy', fileId)).rejects.toMatchObject(missing)
  })

  test('of a mail that is still on its way is nobody’s yet', async () => {
    const content = new TextEncoder().encode('x')
    const file = { filename: 'a', contentType: 'text/plain', contentId: null, inline: false, content }
    await desk.collect([{ attachments: [file] }])
    const [row] = await query<{ id: string }>(
      bench.url,
      'SELECT id FROM attachment WHERE workspace_id = $1',
      [desk.workspaceId],
    )
    const key = desk.as({ ...desk.people.ann, memberId: null })
    await expect(getAttachment(key, desk.blobs, row?.id ?? '')).rejects.toMatchObject(missing)
  })

  test('claimed twice at once goes into one', async () => {
    const { id: fileId } = await upload()
    const results = await Promise.allSettled([
      note({ attachmentIds: [fileId] }),
      note({ attachmentIds: [fileId] }),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('what was said', () => {
  test('comes in pages, newest first, each in the order of time', async () => {
    for (let count = 0; count < 6; count++) await desk.receive({ tokens: [id], text: `line ${count}` })
    const texts: string[][] = []
    for (let before: unknown = null; ;) {
      const { items, next } = await listMessages(as('ann'), { conversationId: id, limit: 3, before })
      texts.push(items.map(({ text }) => text))
      if (next === null) break
      before = JSON.parse(JSON.stringify(next))
    }
    expect(texts).toEqual([
      ['line 3', 'line 4', 'line 5'],
      ['line 0', 'line 1', 'line 2'],
      ['Where is my parcel?'],
    ])
    const broken = listMessages(as('ann'), { conversationId: id, limit: 3, before: ['then', 'there'] })
    await expect(broken).rejects.toMatchObject({ code: 'page.bad_cursor' })
  })

  test('at the same moment is paged without loss', async () => {
    const sentAt = desk.clock.now()
    for (let count = 0; count < 5; count++) await desk.receive({ tokens: [id], sentAt })
    const seen: string[] = []
    for (let before: unknown = null; ;) {
      const { items, next } = await listMessages(as('ann'), { conversationId: id, limit: 2, before })
      seen.push(...items.map((one) => one.id))
      if (next === null) break
      before = next
    }
    expect(new Set(seen).size).toBe(6)
    expect(seen).toHaveLength(6)
  })

  test('is there as HTML and as it came, for those who see the conversation', async () => {
    const html = '<p>Hi <img data-remote-src="https://x.test/a.png"></p>'
    const { messageId } = await desk.receive({ tokens: [id], html, raw: new Uint8Array([0, 255, 13, 10]) })
    expect(await getMessage(as('ann'), messageId)).toMatchObject({ hasHtml: true, hasRemoteImages: true })
    expect((await getMessageHtml(as('ann'), messageId)).html).toBe(html)
    expect([...(await getMessageOriginal(as('ann'), messageId))]).toEqual([0, 255, 13, 10])
    for (const look of [getMessage, getMessageHtml, getMessageOriginal])
      await expect(look(as('cy'), messageId)).rejects.toMatchObject({ code: 'message.not_found' })
    const { id: noteId } = await note()
    await expect(getMessageOriginal(as('ann'), noteId)).rejects.toMatchObject({ code: 'message.not_found' })
  })
})
