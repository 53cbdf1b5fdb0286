import { createHash } from 'node:crypto'
import { addPushWay } from '@hubbub/domain'
import { createPushKeys } from '@hubbub/runtime'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openLadder } from './lib/open-ladder.ts'
import { openPushService } from './lib/open-push-service.ts'

const patient = { timeout: 30_000 }

/** A person with two browsers, and a policy that tells them. */
async function openScene() {
  await using opening = new AsyncDisposableStack()
  const at = opening.use(await openLadder())
  const service = opening.use(await openPushService())
  const pushKey = createPushKeys(at.deps.keyring).current.publicKey
  const ann = await at.addMember('Ann', { hook: false })
  const add = async (name: string, key = pushKey) => {
    const subscription = service.subscribe(name, key)
    await addPushWay(at.as(ann, { pushKey: key }), { name, subscription })
    return subscription
  }
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  const push = [{ way: 'push' as const, afterSeconds: 0 }]
  await at.store.transaction(at.workspaceId, async ({ notify }) => {
    await notify.savePreference(ann, {
      timeZone: 'UTC',
      quiet: null,
      rules: { low: [], medium: push, high: push, critical: push },
    })
  })
  const ways = async () =>
    await at.store.transaction(at.workspaceId, async ({ notify }) => await notify.ways(ann))
  const stack = opening.move()
  return {
    ...at,
    service,
    ann,
    add,
    policy,
    ways,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

test('a browser is told what it is, how bad, where to look and how to take it, encrypted for it and signed by us', async () => {
  await using at = await openScene()
  await at.add('laptop')
  await at.add('phone')
  await using _worker = at.worker()
  const id = await at.start(at.policy)
  await eventually(() => expect(at.service.pushed).toHaveLength(2), patient)
  expect(at.service.refused).toEqual([])
  const [told] = at.service.pushed
  expect(told).toMatchObject({
    urgency: 'high',
    contact: 'https://desk.test',
    body: {
      title: '[High] The shop is on fire',
      body: '146 mentions in 5 minutes',
      severity: 'high',
      tag: id,
      url: 'https://desk.test/inbox',
    },
  })
  expect(told?.body['acknowledgeUrl']).toMatch(/^https:\/\/desk\.test\/acknowledge\//)
  await eventually(async () => {
    const notices = (await at.detail(id))?.notices.filter(({ way }) => way === 'push')
    expect(notices).toMatchObject([
      { state: 'sent', receipt: expect.stringMatching(/^201/) as string },
      { state: 'sent' },
    ])
    return true
  }, patient)
})

test('a browser that is not subscribed any more is forgotten; that nobody of the step was reached is said', async () => {
  await using at = await openScene()
  await at.add('laptop')
  at.service.unsubscribe('laptop')
  await using _worker = at.worker()
  const id = await at.start(at.policy)
  await eventually(async () => expect(await at.ways()).toEqual([]), patient)
  const detail = await at.detail(id)
  expect(detail?.notices.find(({ way }) => way === 'push')).toMatchObject({
    state: 'failed',
    error: 'This browser is not subscribed any more (410)',
  })
  expect(detail?.entries.map(({ kind }) => kind)).toContain('nobody-reached')
})

test('what a push service cannot take now is sent again under the same topic, and a browser that comes again stays one', async () => {
  await using at = await openScene()
  const { endpoint } = await at.add('laptop')
  await at.add('laptop')
  expect(await at.ways()).toMatchObject([
    { kind: 'push', key: createHash('sha256').update(endpoint).digest('hex') },
  ])
  at.service.answer.status = 503
  await using _worker = at.worker()
  const id = await at.start(at.policy)
  const notice = async () => (await at.detail(id))?.notices.find(({ way }) => way === 'push')
  await eventually(async () => expect(await notice()).toMatchObject({ state: 'waiting' }), patient)
  await eventually(
    async () => expect((await notice())?.error).toMatch(/^The push service answered with 503/),
    patient,
  )
  at.service.answer.status = 201
  await at.sql(`UPDATE escalation_notice SET not_before = clock_timestamp() WHERE state = 'waiting'`)
  await eventually(async () => expect(await notice()).toMatchObject({ state: 'sent', error: null }), patient)
  expect(at.service.pushed).toHaveLength(1)
  expect(at.service.pushed[0]?.topic).toMatch(/^[\w-]{22}$/)
})
