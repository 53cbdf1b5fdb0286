import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain } from '../contract-suite/drain.ts'
import { credentialsSchema } from './config.ts'
import { github, outboundPost, repo, startGithub } from './github.fixtures.ts'

/** A repository in which an app is installed, and what was stored for it. */
async function start() {
  let now = new Date()
  const clock = { now: () => now }
  const stand = await startGithub({ now: clock.now })
  const { person, ...key } = stand.hub.install('tea-desk')
  const kept: unknown[] = []
  const context = plainContext({
    clock,
    credentials: {
      renew: async (stale, fetchNew) => {
        const fresh = await fetchNew(kept.at(-1) ?? stale)
        kept.push(fresh)
        return fresh
      },
    },
  })
  // As a field of one line gives it.
  const credentials = { ...key, privateKey: key.privateKey.replaceAll('\n', ' ') }
  const account = { settings: stand.account.settings, credentials, account: null }
  return { ...stand, person, account, context, kept, later: (ms: number) => void (now = new Date(+now + ms)) }
}

test('an app is let in by its key, writes as itself, and is called by its name', async () => {
  await using stand = await start()
  const { ok, account } = await github.check(stand.account, stand.context)
  expect(ok).toBe(true)
  expect(account).toMatchObject({ id: String(stand.person.id), handle: 'tea-desk[bot]' })
  await using session = github.connect({ ...stand.account, account: account ?? null }, stand.context)
  stand.hub.comment(repo, stand.issue.number, { by: stand.kim, text: '@tea-desk where is it?' })
  const heard = (await drain(github, session, null)).flatMap(({ messages }) => messages)
  expect(heard).toMatchObject([{ addressed: true, trimmedText: 'where is it?' }])
  const sent = await session.send(outboundPost('On its way', stand.issue.number))
  expect(stand.hub.comments.at(-1)).toMatchObject({ user: { login: 'tea-desk[bot]' }, body: 'On its way' })
  expect(sent.externalId).toBeTruthy()
})

test('its token is renewed before its hour ends, and one that ended sooner is replaced once', async () => {
  await using stand = await start()
  await using session = github.connect(stand.account, stand.context)
  const said = async (text: string) => void (await session.send(outboundPost(text, stand.issue.number)))
  await said('one')
  expect(stand.hub.granted()).toBe(1)
  stand.later(56 * 60_000)
  await Promise.all([said('two'), said('three')])
  expect(stand.hub.granted()).toBe(2)
  stand.hub.endTokens()
  await said('four')
  expect(stand.hub.granted()).toBe(3)
  expect(stand.hub.comments.map(({ body }) => body).toSorted()).toEqual(['four', 'one', 'three', 'two'])
  expect(stand.kept).toHaveLength(3)
  expect(stand.kept.at(-1)).toMatchObject({ accessToken: 'ghs_4000_3', appId: '4000' })
})

test('a key that is none of the app’s needs a person, as does one that cannot be read', async () => {
  await using stand = await start()
  const { privateKey } = stand.hub.install('other')
  for (const [key, words] of [
    [privateKey, /could not be decoded/],
    ['-----BEGIN RSA PRIVATE KEY-----MIIabc-----END RSA PRIVATE KEY-----', /cannot be read/],
  ] as const) {
    const credentials = { ...stand.account.credentials, privateKey: key }
    await using session = github.connect({ ...stand.account, credentials }, stand.context)
    await expect(session.send(outboundPost('x', stand.issue.number))).rejects.toMatchObject({
      class: 'reauthorize',
      message: expect.stringMatching(words),
    })
  }
  expect(credentialsSchema.safeParse({ appId: '1', installationId: '2' }).success).toBe(false)
})
