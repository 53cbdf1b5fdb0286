import { startDeliver } from '@hubbub/deliver'
import { keepDeadLetter, placeContext, recordChannelOutcome } from '@hubbub/domain'
import { createSlack } from '@hubbub/simulators'
import { eventually } from '@hubbub/test-support'
import { workContext } from '@hubbub/worker'
import { expect, test } from 'vitest'
import { channelOf } from './lib/channel-of.ts'
import { openHearing } from './lib/open-hearing.ts'

const patient = { timeout: 30_000 }
const topics = ['channel-health', 'channel-gap', 'dead-letter'] as const

/** A desk with an account at Slack, a room of it and an incoming webhook, in both of which people are told. */
async function open() {
  const slack = await createSlack()
  const credentials = { token: 'xoxb-1-2-simulated', appToken: 'xapp-1-2-simulated' }
  const app = slack.addApp(credentials)
  const room = slack.world.channel('alarms', [app.bot.id])
  const hook = slack.addIncoming('a-secret')
  const desk = await openHearing({
    channel: channelOf('slack', slack.url),
    account: { settings: {}, credentials },
  })
  const { store, workspaceId, channelId, secrets } = desk
  const part = desk.part()
  const ids = { room: part.ids.next(), hook: part.ids.next() }
  const plain = { topics: [...topics], waitMinutes: 60, enabled: true }
  await store.transaction(workspaceId, async ({ notices }) => {
    const alarms = { id: room.id, name: '#alarms' }
    await notices.insert({
      ...plain,
      id: ids.room,
      name: 'Room',
      kind: 'room',
      channelId,
      room: alarms,
      host: null,
      address: '',
    })
    const address = secrets.seal(hook.url, placeContext(ids.hook))
    await notices.insert({
      ...plain,
      id: ids.hook,
      name: 'Hook',
      kind: 'webhook',
      channelId: null,
      room: null,
      host: 'slack',
      address,
    })
  })
  const deliver = await startDeliver({ ...part, noticeGatherMs: 200, publicUrl: 'https://desk.test' })
  const ctx = workContext(part, { workspaceId, trace: null })
  await eventually(
    async () => expect(await desk.sql(`SELECT FROM event_cursor WHERE reader = 'notices'`)).toHaveLength(1),
    patient,
  )
  return {
    slack,
    hook,
    desk,
    ctx,
    channelId,
    told: () => ({
      room: [...room.messages.values()].map(({ text }) => text),
      hook: hook.posted.map(({ text }) => text),
    }),
    fail: async (message: string) =>
      await recordChannelOutcome(ctx, {
        channelId,
        outcome: { part: 'fetch', kind: 'failed', class: 'reauthorize', message },
      }),
    async [Symbol.asyncDispose]() {
      await deliver[Symbol.asyncDispose]()
      await desk[Symbol.asyncDispose]()
      await slack[Symbol.asyncDispose]()
    },
  }
}

test('what needs somebody is told in every place, once, together, and with the way there', async () => {
  await using at = await open()
  // The room takes it and the answer is lost: it is looked for before it is posted again.
  at.slack.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('/chat.postMessage') })
  at.slack.fail({
    on: 'answer',
    times: 1,
    when: ({ path }) => path.startsWith('/services/'),
    answer: { status: 429, headers: { 'retry-after': '1' }, body: 'rate_limited' },
  })
  await at.fail('token revoked')
  await keepDeadLetter(at.ctx, {
    id: at.ctx.ids.next(),
    queue: 'route',
    job: 'route.messages',
    jobId: 'j',
    payload: {},
    error: 'it broke',
    attempts: 5,
    failedAt: new Date(),
  })
  const now = new Date()
  const gap = { id: at.ctx.ids.next(), from: new Date(now.getTime() - 60_000), to: now, reason: 'cut off' }
  await at.desk.store.transaction(at.desk.workspaceId, async ({ hearing }) => {
    await hearing.noteGaps(at.channelId, [gap], new Date(now.getTime() + 1_000))
  })
  const all = [
    /needs somebody to sign in: token revoked https:\/\/desk\.test\/settings\/channels\//,
    /it broke/,
    /may have missed/,
  ]
  for (const where of ['room', 'hook'] as const)
    await eventually(async () => {
      const text = at.told()[where].join('\n')
      for (const words of all) expect(text.match(new RegExp(words, 'g')) ?? []).toHaveLength(1)
      return true
    }, patient)
  const [failed] = await at.desk.sql(
    'SELECT count(*)::int AS failed FROM notice_place WHERE last_failed_at IS NOT NULL',
  )
  expect(failed).toEqual({ failed: 2 })
  await eventually(
    async () =>
      expect(await at.desk.sql('SELECT FROM notice_place WHERE last_error IS NOT NULL')).toEqual([]),
    patient,
  )
})

test('that all is well again is told only where there was trouble, and a place that fails says why', async () => {
  await using at = await open()
  const well = async () =>
    await recordChannelOutcome(at.ctx, {
      channelId: at.channelId,
      outcome: { part: 'fetch', kind: 'succeeded', heard: false },
    })
  await well()
  await at.fail('token revoked')
  await eventually(async () => expect(at.told().hook).toHaveLength(1), patient)
  await well()
  await eventually(async () => expect(at.told().hook.at(-1)).toContain('is connected again'), patient)
  expect(at.told().hook).toHaveLength(2)

  at.slack.fail({
    on: 'answer',
    when: ({ path }) => path.startsWith('/services/'),
    answer: { status: 404, body: 'no_service' },
  })
  await at.fail('token revoked again')
  await eventually(
    async () =>
      expect(
        await at.desk.sql(
          `SELECT last_error AS error FROM notice_place WHERE name = 'Hook' AND last_error IS NOT NULL`,
        ),
      ).toEqual([{ error: 'The address answered with 404: no_service' }]),
    patient,
  )
})

test('in a drill neither room nor hook hears anything, and outside of it both do', async () => {
  await using at = await open()
  await at.desk.sql('UPDATE workspace SET drill = true')
  await at.fail('token revoked in a drill')
  await eventually(async () => {
    const [posts] = await at.desk.sql<{ laid: number; posted: number }>(
      'SELECT count(*)::int AS laid, count(posted_at)::int AS posted FROM notice',
    )
    expect(posts).toEqual({ laid: 2, posted: 2 })
    return true
  }, patient)
  expect(at.told()).toEqual({ room: [], hook: [] })
  await at.desk.sql('UPDATE workspace SET drill = false')
  await at.desk.sql('UPDATE notice_place SET rests_until = NULL')
  await keepDeadLetter(at.ctx, {
    id: at.ctx.ids.next(),
    queue: 'route',
    job: 'route.messages',
    jobId: 'j',
    payload: {},
    error: 'it broke outside of a drill',
    attempts: 5,
    failedAt: new Date(),
  })
  for (const where of ['room', 'hook'] as const)
    await eventually(
      async () => expect(at.told()[where].join()).toContain('it broke outside of a drill'),
      patient,
    )
  expect(JSON.stringify(at.told())).not.toContain('token revoked in a drill')
})
