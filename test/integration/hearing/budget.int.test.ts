import { eventually } from '@hubbub/test-support'
import { createChannelContext } from '@hubbub/worker'
import { expect, test } from 'vitest'
import { type Hearing, openHearing } from './lib/open-hearing.ts'

const patient = { timeout: 20_000 }
const setBudget = async (desk: Hearing, costMicros: number) =>
  await desk.store.transaction(desk.workspaceId, ({ usage }) =>
    usage.setBudget(desk.channelId, { costMicros, units: {}, alarms: [50, 100], stops: [] }),
  )
const contextOf = (desk: Hearing) =>
  createChannelContext(desk.part(), {
    workspaceId: desk.workspaceId,
    channel: { id: desk.channelId, kind: 'plain', name: 'Plain' },
    hasWebhook: false,
  })

test('a refused request delays the channel until the network says, whoever starts, and is not tried before', async () => {
  await using desk = await openHearing()
  const { network } = desk
  let asked = 0
  network.fail({
    on: 'answer',
    when: () => {
      asked += 1
      return true
    },
    answer: { status: 429, headers: { 'retry-after': '4' } },
  })
  const first = await desk.collect()
  await eventually(
    async () => expect(await desk.health()).toMatchObject({ health: 'delayed', until: expect.any(Date) }),
    patient,
  )
  network.faults.clear()
  await first[Symbol.asyncDispose]()
  await using _again = await desk.collect()
  await desk.announce()
  network.say('patience')
  const until = (await desk.health())?.until ?? new Date(0)
  await eventually(async () => expect(await desk.heard()).toEqual(['patience']), patient)
  expect(Date.now()).toBeGreaterThanOrEqual(until.getTime())
  expect(asked).toBe(1)
  await eventually(
    async () => expect(await desk.health()).toMatchObject({ health: 'connected', until: null }),
    patient,
  )
})

test('a budget is counted, told at its alarms, stops the channel, and begins anew when it is raised', async () => {
  await using desk = await openHearing()
  const { network } = desk
  await setBudget(desk, 10_000)
  await using _collect = await desk.collect()
  await eventually(() => expect(network.streams()).toBe(1), patient)
  const alarms = async () =>
    (
      await desk.sql<{ alarm: number }>(
        `SELECT (data ->> 'budgetAlarm')::int AS alarm FROM event WHERE data ? 'budgetAlarm' ORDER BY seq`,
      )
    ).map(({ alarm }) => alarm)
  network.say('half of it')
  await eventually(async () => expect(await alarms()).toEqual([50]), patient)
  network.say('all of it')
  await eventually(
    async () => expect(await desk.health()).toMatchObject({ health: 'stopped', until: expect.any(Date) }),
    patient,
  )
  expect(await alarms()).toEqual([50, 100])
  await eventually(() => expect(network.streams()).toBe(0), patient)
  network.say('too dear')
  expect(await desk.sql(`SELECT ability, unit, amount::int, cost_micros::int FROM channel_usage`)).toEqual([
    { ability: 'listen', unit: 'read', amount: 2, cost_micros: 10_000 },
  ])

  await setBudget(desk, 100_000)
  await desk.store.transaction(desk.workspaceId, ({ channels }) => channels.beginAnew(desk.channelId))
  await desk.announce()
  await eventually(
    async () => expect(await desk.heard()).toEqual(['half of it', 'all of it', 'too dear']),
    patient,
  )
})

test('what ends first ends first', async () => {
  await using desk = await openHearing()
  const { meter } = contextOf(desk)
  await desk.store.transaction(desk.workspaceId, ({ usage }) =>
    usage.setBudget(desk.channelId, {
      costMicros: null,
      units: { read: 100 },
      alarms: [],
      stops: [
        { ability: 'listen', percent: 80 },
        { ability: 'reply', percent: null },
      ],
    }),
  )
  const allowed = async () =>
    await Promise.all((['listen', 'mentions', 'reply'] as const).map(async (one) => await meter.allows(one)))
  await meter.spend({ for: 'listen', unit: 'read', amount: 79 })
  expect(await allowed()).toEqual([true, true, true])
  await meter.spend({ for: 'mentions', unit: 'read', amount: 1 })
  expect(await allowed()).toEqual([false, true, true])
  await meter.spend({ for: 'mentions', unit: 'read', amount: 20 })
  expect(await allowed()).toEqual([false, false, true])
  expect(await meter.used()).toBe(1)
  await expect(meter.permit('mentions')).rejects.toMatchObject({
    class: 'rate-limited',
    budget: true,
    until: expect.any(Date),
  })
})

test('what a network grants is known to all processes, and an answer that was overtaken takes nothing back', async () => {
  await using desk = await openHearing()
  const [here, there] = [contextOf(desk), contextOf(desk)]
  const resetsAt = new Date(Date.now() + 60_000)
  await here.allotment.note('search', { remaining: 0, resetsAt })
  expect(await there.allotment.emptyUntil('search')).toEqual(resetsAt)
  expect(await there.allotment.emptyUntil('post')).toBeNull()
  await there.allotment.note('search', { remaining: 3, resetsAt })
  expect(await here.allotment.emptyUntil('search')).toEqual(resetsAt)
  await there.allotment.note('search', { remaining: 3, resetsAt: new Date(resetsAt.getTime() + 60_000) })
  expect(await here.allotment.emptyUntil('search')).toBeNull()
})
