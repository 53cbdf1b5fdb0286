import { credentialsContext, placeContext, resealCredentials, resealPlaces } from '@hubbub/domain'
import { createKeyring, createSecretBox } from '@hubbub/runtime'
import { eventually } from '@hubbub/test-support'
import { createChannelContext } from '@hubbub/worker'
import { expect, test } from 'vitest'
import { hookSecret } from './lib/wire-network.ts'
import { type Hearing, openHearing } from './lib/open-hearing.ts'

const first = { access: 'a1', refresh: 'r1', hook: hookSecret }
const keeperOf = (desk: Hearing) =>
  createChannelContext(desk.part(), {
    workspaceId: desk.workspaceId,
    channel: { id: desk.channelId, kind: 'plain', name: 'Plain' },
    hasWebhook: false,
  }).credentials
const sealedIn = async (desk: Hearing) =>
  (await desk.sql<{ credentials: string }>('SELECT credentials FROM channel'))[0]?.credentials ?? ''
const openIn = (desk: Hearing, sealed: string) =>
  JSON.parse(desk.secrets.open(sealed, credentialsContext(desk.channelId))) as unknown

test('a token that is over is renewed while it listens, and nothing is lost', async () => {
  await using desk = await openHearing()
  const { network } = desk
  await using _collect = await desk.collect()
  network.say('with the old one')
  await eventually(async () => expect(await desk.heard()).toHaveLength(1), { timeout: 15_000 })
  network.endAccess()
  network.disconnect()
  network.say('with the new one')
  await eventually(async () => expect(await desk.heard()).toHaveLength(2), { timeout: 15_000 })
  expect(network.tokens.renewed).toBe(1)
  expect(openIn(desk, await sealedIn(desk))).toEqual({ access: 'a2', refresh: 'r2', hook: hookSecret })
})

test('of many who find it stale at the same time one renews, and all get what came back', async () => {
  await using desk = await openHearing()
  let asked = 0
  const renew = async (keeper: ReturnType<typeof keeperOf>) =>
    await keeper.renew(first, async () => {
      asked += 1
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { ...first, access: `new ${asked}` }
    })
  const [here, there] = [keeperOf(desk), keeperOf(desk)]
  const all = await Promise.all([here, there, here, there, here].map(renew))
  expect(asked).toBe(1)
  expect(all).toEqual(Array.from({ length: 5 }, () => ({ ...first, access: 'new 1' })))
})

test('a renewal that fails changes nothing, and one that a person overtook does not undo theirs', async () => {
  await using desk = await openHearing()
  const keeper = keeperOf(desk)
  const refused = new Error('the network is away')
  await expect(keeper.renew(first, async () => await Promise.reject(refused))).rejects.toBe(refused)
  expect(openIn(desk, await sealedIn(desk))).toEqual(first)

  const theirs = { ...first, access: 'given by a person' }
  const got = await keeper.renew(first, async () => {
    const credentials = desk.secrets.seal(JSON.stringify(theirs), credentialsContext(desk.channelId))
    await desk.store.transaction(desk.workspaceId, ({ channels }) =>
      channels.update(desk.channelId, { credentials }),
    )
    return { ...first, access: 'renewed too late' }
  })
  expect(got).toEqual(theirs)
})

test('a new secret seals anew what the old one has sealed, and then opens it alone', async () => {
  await using desk = await openHearing()
  const sealed = await sealedIn(desk)
  const fresh = 'a new secret that is long enough to be one'
  const both = createSecretBox(createKeyring([fresh, desk.clone.secret]))
  const channels = [{ workspaceId: desk.workspaceId, channelId: desk.channelId, credentials: sealed }]
  const deps = { store: desk.store, secrets: both }
  expect(await resealCredentials(deps, channels)).toBe(1)
  const alone = createSecretBox(createKeyring([fresh]))
  expect(JSON.parse(alone.open(await sealedIn(desk), credentialsContext(desk.channelId)))).toEqual(first)
  expect(await resealCredentials(deps, channels)).toBe(0)
})

test('the address of a place for notices is sealed anew with a new secret, too', async () => {
  await using desk = await openHearing()
  const { store, workspaceId, secrets } = desk
  const id = crypto.randomUUID()
  const url = 'https://hooks.slack.com/services/a/b/c'
  const plain = {
    name: 'Hook',
    channelId: null,
    room: null,
    host: 'slack',
    topics: [],
    waitMinutes: 60,
    enabled: true,
  }
  await store.transaction(workspaceId, ({ notices }) =>
    notices.insert({ ...plain, id, kind: 'webhook', address: secrets.seal(url, placeContext(id)) }),
  )
  const fresh = 'a new secret that is long enough to be one'
  const both = createSecretBox(createKeyring([fresh, desk.clone.secret]))
  expect(await resealPlaces({ store, secrets: both }, [workspaceId])).toBe(1)
  const kept = await store.transaction(workspaceId, ({ notices }) => notices.lock(id))
  const alone = createSecretBox(createKeyring([fresh]))
  expect(alone.open(kept?.address ?? '', placeContext(id))).toBe(url)
  expect(await resealPlaces({ store, secrets: both }, [workspaceId])).toBe(0)
})
