import { acknowledgeByLink, ALERT_LINK_DAYS, endEscalation, readAlertLink } from '@hubbub/domain'
import { createAlertLinks, systemClock } from '@hubbub/runtime'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openLadder } from './lib/open-ladder.ts'

const patient = { timeout: 30_000 }
const kinds = (detail: { entries: { kind: string }[] } | null) => detail?.entries.map(({ kind }) => kind)

test('the first step is taken with the start, the next when nobody acknowledges, and an acknowledgement stops it', async () => {
  await using at = await openLadder()
  const [ann, ben] = [await at.addMember('Ann'), await at.addMember('Ben')]
  const policy = await at.addPolicy([
    { memberId: ann, waitSeconds: 600 },
    { memberId: ben, waitSeconds: 600 },
  ])
  await using _worker = at.worker()
  const id = await at.start(policy)
  // In the app at once, in the transaction that started it.
  const alerts = await at.store.transaction(
    at.workspaceId,
    async ({ escalations }) => await escalations.ownAlerts(ann, 9),
  )
  expect(alerts).toMatchObject([{ seen: false, escalation: { id, state: 'open', step: 1, steps: 2 } }])
  await eventually(async () => {
    expect(at.receiver.calls).toHaveLength(1)
    expect(at.mails).toMatchObject([{ to: 'ann@shop.test', subject: '[High] The shop is on fire' }])
    return true
  }, patient)
  await eventually(async () => {
    const told = (await at.detail(id))?.notices.filter(({ way }) => way !== 'in-app')
    expect(told).toMatchObject([
      { way: 'email', state: 'sent', receipt: '250 queued', member: { name: 'Ann' } },
      { way: 'webhook', state: 'sent', receipt: '200: taken' },
    ])
    return true
  }, patient)

  await at.passTime()
  await eventually(
    async () => expect(at.mails.map(({ to }) => to)).toEqual(['ann@shop.test', 'ben@shop.test']),
    patient,
  )
  expect(await at.detail(id)).toMatchObject({ state: 'open', step: 2 })

  const link = /Acknowledge: (https:\S+)/.exec(at.mails[1]?.text ?? '')?.[1] ?? ''
  const noticeId = createAlertLinks(at.deps.keyring, null).read(link.split('/').at(-1) ?? '') ?? ''
  expect(await acknowledgeByLink(at.ctx, noticeId)).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: 'Ben',
  })
  // The link of somebody who comes later changes nothing.
  const first = /Acknowledge: (https:\S+)/.exec(at.mails[0]?.text ?? '')?.[1] ?? ''
  const firstId = createAlertLinks(at.deps.keyring, null).read(first.split('/').at(-1) ?? '') ?? ''
  expect(await acknowledgeByLink(at.ctx, firstId)).toMatchObject({ acknowledgedBy: 'Ben', member: 'Ann' })
  expect(await at.detail(id)).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Ben', nextAt: null })
  expect(kinds(await at.detail(id))).toEqual(['started', 'stepped', 'stepped', 'acknowledged'])
})

test('a link acknowledges for some days, and not for who has left; to look at it changes nothing', async () => {
  await using at = await openLadder()
  const ann = await at.addMember('Ann', { hook: false })
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  const id = await at.start(policy)
  const [notice] = (await at.detail(id))?.notices ?? []
  const link = notice?.id ?? ''
  const toldAgo = async (days: number) =>
    await at.sql(
      'UPDATE escalation_notice SET sent_at = clock_timestamp() - make_interval(secs => $1) WHERE id = $2',
      [days * 86_400, link],
    )
  await toldAgo(ALERT_LINK_DAYS + 0.01)
  expect(await acknowledgeByLink(at.ctx, link)).toMatchObject({ expired: true, state: 'open' })
  expect(await at.detail(id)).toMatchObject({ state: 'open', acknowledgedBy: null })
  await toldAgo(ALERT_LINK_DAYS - 0.01)
  const looked = await at.detail(id)
  expect(await readAlertLink(at.ctx, link)).toMatchObject({ expired: false, state: 'open' })
  expect(await at.detail(id)).toEqual(looked)
  await at.sql('UPDATE membership SET deactivated_at = clock_timestamp() WHERE id = $1', [ann])
  expect(await acknowledgeByLink(at.ctx, link)).toBe('left')
  expect(await acknowledgeByLink(at.ctx, at.deps.ids.next())).toBe('gone')
  expect(await at.detail(id)).toMatchObject({ state: 'open' })
  await at.sql('UPDATE membership SET deactivated_at = NULL WHERE id = $1', [ann])
  expect(await acknowledgeByLink(at.ctx, link)).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: 'Ann',
  })
})

test('an acknowledgement that runs out tells again whoever stood last, and what is resolved ends', async () => {
  await using at = await openLadder()
  const ann = await at.addMember('Ann', { hook: false })
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }], { ackSeconds: 60 })
  const subject = { kind: 'conversation', id: at.deps.ids.next() }
  const id = await at.start(policy, { subject })
  const [notice] = (await at.detail(id))?.notices ?? []
  await acknowledgeByLink(at.ctx, notice?.id ?? '')
  // Taken before anything could leave: the only mail is that of the second time.
  await using _worker = at.worker()
  const acknowledged = await at.detail(id)
  expect(acknowledged).toMatchObject({ state: 'acknowledged' })
  const left = new Date(acknowledged?.nextAt ?? 0).getTime() - systemClock.now().getTime()
  expect(Math.abs(left - 60_000)).toBeLessThan(10_000)
  await at.passTime()
  await eventually(
    async () => expect(await at.detail(id)).toMatchObject({ state: 'open', acknowledgedBy: null }),
    patient,
  )
  await eventually(async () => expect(at.mails).toHaveLength(1), patient)
  await at.store.transaction(at.workspaceId, async (repositories) => {
    const actor = { kind: 'system', id: null, name: 'Hubbub' } as const
    await endEscalation(at.ctx, repositories, { subject, actor })
  })
  await at.passTime()
  expect(await at.detail(id)).toMatchObject({ state: 'resolved', nextAt: null })
  expect(kinds(await at.detail(id))).toEqual([
    'started',
    'stepped',
    'acknowledged',
    'ack-expired',
    'stepped',
    'resolved',
  ])
})

test('that nobody could be reached is an alert of its own, to all who answer for the workspace', async () => {
  await using at = await openLadder()
  const ann = await at.addMember('Ann')
  const boss = await at.addMember('Boss', { role: 'supervisor', hook: false })
  at.receiver.answer.status = 410
  await at.store.transaction(at.workspaceId, async ({ notify }) => {
    const none = { low: [], medium: [], high: [], critical: [] }
    const rules = { ...none, high: [{ way: 'webhook' as const, afterSeconds: 0 }] }
    await notify.savePreference(ann, { timeZone: 'UTC', quiet: null, rules })
  })
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 3_600 }])
  await using _worker = at.worker()
  const id = await at.start(policy)
  // The step does not wait for an hour for somebody who was not told.
  await eventually(async () => {
    const { nextAt = null, entries = [] } = (await at.detail(id)) ?? {}
    expect(entries.map(({ kind }) => kind)).toContain('nobody-reached')
    expect(new Date(nextAt ?? 0).getTime() - Date.now()).toBeLessThan(60_000)
    return true
  }, patient)
  await at.passTime()
  await eventually(async () => expect(at.mails).toMatchObject([{ to: 'boss@shop.test' }]), patient)
  // An alert of its own, and not the same once more.
  expect(at.mails[0]).toMatchObject({
    subject: '[Critical] Nobody was reached: The shop is on fire',
    text: expect.stringContaining('- No message could be delivered, and nobody has looked\n- 146 mentions'),
  })
  const detail = await at.detail(id)
  expect(detail?.state).toBe('exhausted')
  expect(detail?.entries.at(-1)).toMatchObject({
    kind: 'nobody-reached',
    text: 'By no way outside of Hubbub, and nobody has looked',
  })
  expect(detail?.notices.find(({ way }) => way === 'webhook')).toMatchObject({
    state: 'failed',
    error: 'The address answered with 410: taken',
  })
  const told = await at.store.transaction(
    at.workspaceId,
    async ({ escalations }) => await escalations.ownAlerts(boss, 9),
  )
  expect(told).toMatchObject([{ escalation: { id } }])
})

test('what comes while a person rests is told together, and of one subject people are told once at a time', async () => {
  await using at = await openLadder()
  const ann = await at.addMember('Ann', { hook: false })
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  const subject = { kind: 'conversation', id: at.deps.ids.next() }
  const first = await at.start(policy, { subject, title: 'One' })
  expect(await at.start(policy, { subject, title: 'One', reasons: ['and more'] })).toBe(first)
  await at.start(policy, { title: 'Two', severity: 'critical' })
  await using _worker = at.worker()
  await eventually(async () => expect(at.mails).toHaveLength(1), patient)
  expect(at.mails[0]?.subject).toBe('[Critical] Two (and 1 more)')
  expect(at.mails[0]?.text).toContain('and more')
  // Raised, it is told anew also where somebody has taken it.
  const [notice] = (await at.detail(first))?.notices ?? []
  await acknowledgeByLink(at.ctx, notice?.id ?? '')
  await at.start(policy, { subject, title: 'One', severity: 'critical' })
  await eventually(async () => expect(at.mails).toHaveLength(2), patient)
  expect(await at.detail(first)).toMatchObject({ state: 'open', severity: 'critical' })
})

test('what quiet hours hold is laid down for later, and stopped when somebody takes it', async () => {
  await using at = await openLadder()
  const ann = await at.addMember('Ann', { hook: false })
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  const hour = new Date().getUTCHours()
  const clock = (offset: number) => `${String((hour + offset + 24) % 24).padStart(2, '0')}:00`
  await at.store.transaction(at.workspaceId, async ({ notify }) => {
    const email = [{ way: 'email' as const, afterSeconds: 0 }]
    await notify.savePreference(ann, {
      timeZone: 'UTC',
      quiet: { from: clock(-1), until: clock(2), through: 'critical' },
      rules: { low: email, medium: email, high: email, critical: email },
    })
  })
  await using _worker = at.worker()
  const held = await at.start(policy)
  await at.start(policy, { severity: 'critical', title: 'Now' })
  await eventually(async () => expect(at.mails).toMatchObject([{ subject: '[Critical] Now' }]), patient)
  const mail = async () => (await at.detail(held))?.notices.find(({ way }) => way === 'email')
  expect(await mail()).toMatchObject({ state: 'held' })
  const [inApp] = (await at.detail(held))?.notices.filter(({ way }) => way === 'in-app') ?? []
  await acknowledgeByLink(at.ctx, inApp?.id ?? '')
  expect(await mail()).toMatchObject({ state: 'stopped' })
})
