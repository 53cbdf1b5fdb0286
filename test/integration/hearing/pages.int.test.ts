import { createChannels } from '@hubbub/channels'
import { credentialsContext } from '@hubbub/domain'
import { createGraph } from '@hubbub/simulators'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openHearing } from './lib/open-hearing.ts'
import { openHooks } from './lib/open-hooks.ts'

const anna = { id: '24000000000000001', name: 'Anna Berg' }
const patient = { timeout: 30_000 }
const verifyToken = 'a word of ours'

test('an app calls one address for all its pages, and each channel reads its own part, once', async () => {
  await using graph = await createGraph()
  const pages = ['1067280970047460', '2067280970047460'].map((id) =>
    graph.addPage({ id, name: `Shop ${id[0]}`, username: `shop${id[0]}` }),
  )
  const channel = createChannels({ allowPrivateHosts: true, urls: { messenger: graph.url } }).get('messenger')
  if (channel === undefined) throw new TypeError('there is no Messenger')
  const credentialsOf = (token: string, appSecret = graph.app.secret) => ({ token, appSecret, verifyToken })
  const tokens = pages.map(({ id }) => graph.app.letIn(`EAAsimulatedPageToken${id}`, id))
  const account = { settings: {}, credentials: credentialsOf(tokens[0] ?? '') }
  await using desk = await openHearing({ channel, account })
  await using hooks = await openHooks(desk)
  const [{ brandId } = { brandId: '' }] = await desk.sql<{ brandId: string }>(
    'SELECT id AS "brandId" FROM brand',
  )
  const add = async (accountId: string, credentials: object) => {
    const id = crypto.randomUUID()
    await desk.store.transaction(desk.workspaceId, ({ channels }) =>
      channels.insert({
        id,
        kind: 'messenger',
        name: id,
        address: id,
        brandId,
        defaultTeamId: null,
        own: [],
        settings: {},
        account: { id: accountId, handle: null, name: null, url: null, avatarUrl: null, facts: {} },
        credentials: desk.secrets.seal(JSON.stringify(credentials), credentialsContext(id)),
      }),
    )
    return id
  }
  const second = await add(pages[1]?.id ?? '', credentialsOf(tokens[1] ?? ''))
  // Of another app: what this one calls is not proven to it.
  const foreign = await add(pages[1]?.id ?? '', credentialsOf(tokens[1] ?? '', 'f'.repeat(32)))
  await graph.hooks.subscribe('page', hooks.at(desk.channelId), verifyToken)
  await using _collect = await desk.collect()

  graph.hooks.hold()
  for (const { chats, name } of pages) chats.write(anna, `Hello ${name}`)
  await graph.hooks.release({ together: true, twice: true })
  const heard = async () => await desk.sql('SELECT channel_id AS channel, text FROM message ORDER BY text')
  await eventually(
    async () =>
      expect(await heard()).toEqual([
        { channel: desk.channelId, text: 'Hello Shop 1' },
        { channel: second, text: 'Hello Shop 2' },
      ]),
    patient,
  )
  expect(await desk.sql('SELECT FROM webhook_call')).toHaveLength(2)
  expect(await desk.sql('SELECT FROM webhook_call WHERE channel_id = $1', [foreign])).toEqual([])
})
