import { acknowledgeByLink } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openLadder } from './lib/open-ladder.ts'

const patient = { timeout: 30_000 }

test('what is raised while nobody has it breaks through quiet hours, and is told once more to whoever was told', async () => {
  await using at = await openLadder()
  const ann = await at.addMember('Ann', { hook: false })
  const ben = await at.addMember('Ben', { hook: false })
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  await at.store.transaction(at.workspaceId, async ({ notify }) => {
    const email = [{ way: 'email' as const, afterSeconds: 0 }]
    await notify.savePreference(ann, {
      timeZone: 'UTC',
      quiet: { from: '00:00', until: '23:59', through: 'critical' },
      rules: { low: email, medium: email, high: email, critical: email },
    })
  })
  await using _worker = at.worker()
  const subject = { kind: 'conversation', id: at.deps.ids.next() }
  const id = await at.start(policy, { subject })
  const before = await at.detail(id)
  expect(before?.notices.find(({ way }) => way === 'email')).toMatchObject({ state: 'held' })
  await at.start(policy, { subject, severity: 'critical', reasons: ['300 mentions in 5 minutes'] })
  await eventually(
    async () =>
      expect(at.mails).toMatchObject([{ to: 'ann@shop.test', subject: '[Critical] The shop is on fire' }]),
    patient,
  )
  const after = await at.detail(id)
  expect(after).toMatchObject({ state: 'open', step: before?.step, nextAt: before?.nextAt })
  expect(after?.notices.filter(({ way }) => way === 'email').map(({ state }) => state)).toEqual([
    'stopped',
    'sent',
  ])
  const joined = after?.entries.at(-1)
  expect(joined?.text).toBe('Raised to critical; 300 mentions in 5 minutes')
  expect(after?.notices.filter(({ turn }) => turn === joined?.turn).map(({ way }) => way)).toContain('email')
  expect(after?.notices.some(({ member }) => member.id === ben)).toBe(false)
})

test('whoever is asked for while others are told of the same is told as well, and stands on the ladder', async () => {
  await using at = await openLadder()
  const ann = await at.addMember('Ann', { hook: false })
  const ben = await at.addMember('Ben', { hook: false })
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }], { repeat: 1 })
  const subject = { kind: 'conversation', id: at.deps.ids.next() }
  await using _worker = at.worker()
  const id = await at.start(policy, { subject })
  await eventually(async () => expect(at.mails).toHaveLength(1), patient)
  // What a rule finds tells who was not told; a second time it tells nobody.
  const targets = [{ kind: 'member' as const, id: ben }]
  for (const _time of [1, 2]) expect(await at.start(null, { subject, targets })).toBe(id)
  await eventually(
    async () => expect(at.mails.map(({ to }) => to)).toEqual(['ann@shop.test', 'ben@shop.test']),
    patient,
  )
  // What a person asks for is told though they were told, with what that person says.
  await at.start(null, { subject, targets, insists: true, title: 'And the cellar is flooded', reasons: [] })
  await eventually(async () => expect(at.mails).toHaveLength(4), patient)
  expect(
    at.mails
      .slice(2)
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(['ann@shop.test', 'ben@shop.test'])
  expect(at.mails[3]?.subject).toBe('[High] And the cellar is flooded')
  expect(at.mails[3]?.text).toContain('The shop is on fire')
  expect((await at.detail(id))?.entries.at(-1)).toMatchObject({
    kind: 'joined',
    text: 'And the cellar is flooded',
  })
  // Begun again, both stand on it.
  await at.passTime()
  await eventually(async () => expect(at.mails).toHaveLength(6), patient)
  // Who has it is asked again where a person insists, not where a rule finds more.
  const [notice] = (await at.detail(id))?.notices ?? []
  await acknowledgeByLink(at.ctx, notice?.id ?? '')
  await at.start(null, { subject, targets })
  expect(await at.detail(id)).toMatchObject({ state: 'acknowledged' })
  await at.start(null, {
    subject,
    targets,
    insists: true,
    severity: 'low',
    title: 'Ben, please',
    reasons: [],
  })
  expect(await at.detail(id)).toMatchObject({
    state: 'open',
    severity: 'high',
    title: 'And the cellar is flooded',
  })
})
