import { createChannels, plainContext } from '@hubbub/channels'
import { benchForEachTest } from '@hubbub/database/test-bench'
import {
  addNote,
  type ChannelCatalogue,
  collectBatch,
  createImport,
  enrichMessages,
  getImport,
  getImportRefusals,
  putImportPart,
  routeMessages,
  startImport,
  stopImport,
  undoImport,
} from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { query, type Workbench } from '@hubbub/test-support'
import { createImportDesk } from '@hubbub/worker'
import { beforeEach, describe, expect, test } from 'vitest'

let desk: Workbench
let url: string
let channelId: string
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})
beforeEach(async () => {
  channelId = ids.next()
  await desk.store.transaction(desk.workspaceId, ({ channels }) =>
    channels.insert({
      id: channelId,
      kind: 'import',
      name: 'Past',
      address: 'Past',
      brandId: desk.brandId,
      defaultTeamId: null,
      settings: { own: ['help@shop.test'] },
      account: null,
      own: ['help@shop.test', 'us'],
      credentials: 'sealed',
    }),
  )
})

const catalogue = {
  kinds: () => [{ kind: 'import', filledBy: 'files' }],
} as unknown as ChannelCatalogue
const admin = () => {
  const { sue } = desk.people
  const permissions = new Set([...sue.permissions, 'channel:write' as const])
  return { ...desk.as({ ...sue, permissions }), catalogue }
}
const mapping = {
  columns: { sentAt: 0, author: 1, text: 2, direction: 3, externalId: 4 },
  hasHeader: true,
  delimiter: ',',
  encoding: 'utf-8',
  timeZone: 'UTC',
  dayFirst: true,
  identity: 'email',
  mentions: false,
  outWords: ['out'],
}
const table = (rows: readonly string[]) => ['when,who,what,way,id', ...rows].join('\n')

async function hand(text: string, rest: { format?: 'csv' | 'mbox'; open?: boolean } = {}) {
  const { format = 'csv', open = false } = rest
  const content = new TextEncoder().encode(text)
  const run = await createImport(admin(), {
    channelId,
    format,
    filename: `past.${format}`,
    size: content.byteLength,
    mapping: format === 'csv' ? mapping : null,
    open,
  })
  await putImportPart(admin(), desk.blobs, { id: run.id, part: 0, content })
  await startImport(admin(), run.id)
  return run.id
}

/** What the workers do; a worker that is killed stops before it has stored so many batches. */
async function work({ batches = Infinity } = {}) {
  const channel = createChannels({ allowPrivateHosts: true, urls: {} }).get('import')
  const { store, clock, blobs, workspaceId } = desk
  const imports = createImportDesk({ store, clock, blobs }, { workspaceId, channelId })
  const stored = await store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
  await using session = channel?.connect(
    { settings: { own: ['help@shop.test'] }, credentials: {} },
    plainContext({ clock, imports }),
  )
  let after: unknown = stored?.cursor ?? null
  let left = batches
  for await (const batch of session?.pull({ cursor: after, signal: AbortSignal.timeout(30_000) }) ?? []) {
    if (left-- <= 0) return
    const { messageIds } = await collectBatch(desk.work, desk.tools, { channelId, batch, after })
    after = batch.cursor
    if (messageIds.length === 0) continue
    const routed = { channelId, messageIds }
    await enrichMessages(desk.work, { enrich: async (texts) => texts.map(() => neutral) }, routed)
    await routeMessages(desk.work, { conversationOf: () => null }, routed)
  }
}
const neutral = {
  language: 'en',
  sentiment: { label: 'neutral' as const, score: 0, confidence: 1, terms: [], scorer: 'test' },
}
const conversations = async () =>
  await query<{
    id: string
    status: string
    waiting_since: Date | null
    inbound_count: number
    subject: string
  }>(
    url,
    'SELECT id, status, waiting_since, inbound_count, subject FROM conversation WHERE channel_id = $1 ORDER BY number',
    [channelId],
  )

describe('a file of the past', () => {
  test('makes settled conversations of which nobody is told, and stored twice it is stored once', async () => {
    const text = table([
      '2026-01-05,kim@x.test,where is it?,in,1',
      '2026-01-06,kim@x.test,on its way,out,2',
      'soon,lee@x.test,hello,in,3',
    ])
    const first = await hand(text)
    await work()
    expect(await conversations()).toMatchObject([
      { status: 'resolved', waiting_since: null, inbound_count: 0 },
    ])
    expect(await desk.events('message.received')).toEqual([])
    expect(await getImport(admin(), first)).toMatchObject({ state: 'done', read: 3, refused: 1, stored: 2 })
    expect(await getImportRefusals(admin(), first)).toContain(
      '"line 4","“soon” is no date that is known here"',
    )
    expect(desk.blobs.keys().filter((key) => key.includes('/import/'))).toEqual([])

    const second = await hand(text)
    await work()
    expect(await getImport(admin(), second)).toMatchObject({ state: 'done', read: 3, refused: 1, stored: 0 })
    expect(await conversations()).toHaveLength(1)
  })

  test('goes on behind the last batch when its worker is killed, and where it was stopped', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => `2026-01-05,kim${n % 3}@x.test,word ${n},in,${n}`)
    const id = await hand(table(rows))
    await work({ batches: 1 })
    await stopImport(admin(), id)
    await work()
    expect(await getImport(admin(), id)).toMatchObject({ state: 'stopped', stored: 50 })
    await startImport(admin(), id)
    await work()
    expect(await getImport(admin(), id)).toMatchObject({ state: 'done', read: 120, stored: 120, refused: 0 })
    expect(await conversations()).toHaveLength(3)
  })

  test('of mails is threaded by their references, open where that is wished', async () => {
    const line = 'From x@y.test Mon Jan  5 10:00:00 2026\n'
    const mail = (id: string, from: string, to: string, more = '') =>
      `${line}From: ${from}\nTo: ${to}\nMessage-ID: <${id}>\n${more}Subject: Help\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\nhello\n\n`
    await hand(
      mail('a@x.test', 'kim@x.test', 'help@shop.test') +
        mail('b@shop.test', 'help@shop.test', 'kim@x.test', 'In-Reply-To: <a@x.test>\n'),
      { format: 'mbox', open: true },
    )
    await work()
    expect(await conversations()).toMatchObject([{ status: 'open', waiting_since: null, subject: 'Help' }])
    const said = await query(
      url,
      'SELECT direction FROM message WHERE channel_id = $1 ORDER BY external_id',
      [channelId],
    )
    expect(said).toEqual([{ direction: 'in' }, { direction: 'out' }])
  })

  test('is taken back, but for what somebody has touched', async () => {
    const id = await hand(table(['2026-01-05,kim@x.test,a,in,1', '2026-01-05,lee@x.test,b,in,2']))
    await work()
    const [touched] = await conversations()
    await addNote(desk.as(desk.people.ann), {
      conversationId: touched?.id ?? '',
      clientId: crypto.randomUUID(),
      text: 'Look',
      mentionedMemberIds: [],
      attachmentIds: [],
    })
    expect(await undoImport(admin(), desk.blobs, id)).toEqual({ removed: 1, kept: 1 })
    expect((await conversations()).map((one) => one.id)).toEqual([touched?.id])
    await expect(startImport(admin(), id)).rejects.toMatchObject({ code: 'import.wrong_state' })
  })
})

describe('a file that does not fit', () => {
  test('is refused before anything is read', async () => {
    const announce = async (rest: object) =>
      await createImport(admin(), {
        channelId,
        format: 'csv',
        filename: 'a.csv',
        size: 3,
        mapping,
        open: false,
        ...rest,
      })
    await expect(announce({ size: 999_999_999 })).rejects.toMatchObject({ code: 'import.too_large' })
    await expect(announce({ mapping: null })).rejects.toMatchObject({ code: 'request.invalid' })
    await expect(announce({ channelId: desk.channelId })).rejects.toMatchObject({ code: 'request.invalid' })
    const run = await announce({})
    await expect(startImport(admin(), run.id)).rejects.toMatchObject({ code: 'import.incomplete' })
    const part = { id: run.id, part: 0, content: new Uint8Array(2) }
    await expect(putImportPart(admin(), desk.blobs, part)).rejects.toMatchObject({
      code: 'import.wrong_part',
    })
  })
})
