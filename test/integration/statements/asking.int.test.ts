import { permissions } from '@hubbub/contracts'
import { answerApproval, askApproval, draftStatement, getStatement, saveStatement } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openLadder } from '../escalation/lib/open-ladder.ts'
import { openCrisis } from './lib/approve-statement.ts'

const patient = { timeout: 30_000 }

async function open() {
  const at = await openLadder()
  const caller = {
    actor: { kind: 'system', id: null, name: 'Test' },
    memberId: null,
    permissions: new Set(permissions),
    visibility: 'all',
    teamIds: [],
  } as const
  const crisis = await openCrisis({ ...at, context: { ...at.ctx, caller } })
  const { incidentId, writer } = crisis
  const approverId = await at.addMember('Ann', { role: 'supervisor' })
  const backupId = await at.addMember('Ben', { role: 'supervisor', hook: false })
  const id = writer.ids.next()
  await draftStatement(writer, { incidentId, statementId: id, templateId: null })
  const texts = [{ language: 'en', network: null, text: 'We look into it' }]
  await saveStatement(writer, { id, basedOn: 1, content: { headline: '', values: {}, texts } })
  const input = { id, number: 2, approverId, backupId, waitSeconds: 600, validMinutes: 60, note: 'Quick' }
  const asked = await askApproval(writer, input)
  return Object.assign(at, { crisis, id, approverId, backupId, approvalId: asked.approvals[0]?.id ?? '' })
}

test('the approver is told by their own ways, the backup when they do not answer in time, and nobody once it is answered', async () => {
  await using at = await open()
  const { crisis, id, approvalId, backupId } = at
  const people = async () =>
    (await getStatement(crisis.writer, id)).approvals[0]?.people.map(
      ({ member, role, toldAt, ways }) =>
        `${member.name} ${role} ${toldAt === null ? 'not told' : ways.map(({ way, state }) => `${way} ${state}`).join(', ')}`,
    )
  await using _worker = at.worker()
  await eventually(
    async () =>
      expect(await people()).toEqual([
        'Ann approver email sent, in-app sent, webhook sent',
        'Ben backup not told',
      ]),
    patient,
  )
  expect(at.mails).toMatchObject([
    {
      to: 'ann@shop.test',
      subject: '[High] Approve the statement “Statement”',
      text: expect.stringContaining('Wendy asks you to approve version 2 for #1 The grinder burns'),
    },
  ])
  await at.passTime()
  await eventually(
    async () => expect((await people())?.[1]).toBe('Ben backup email sent, in-app sent'),
    patient,
  )
  const ben = {
    ...crisis.writer,
    caller: {
      ...crisis.writer.caller,
      memberId: backupId,
      actor: { kind: 'member', id: backupId, name: 'Ben' } as const,
    },
  }
  const approved = await answerApproval(ben, { id, approvalId, number: 2, as: 'approved', reason: '' })
  expect(approved).toMatchObject({ state: 'approved', approvals: [{ decidedBy: { name: 'Ben' } }] })
  await at.passTime()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(at.mails.map(({ to }) => to)).toEqual(['ann@shop.test', 'ben@shop.test'])
})

test('whoever takes it and does nothing has as long again, and then the backup is asked', async () => {
  await using at = await open()
  await using _worker = at.worker()
  await at.sql(
    `UPDATE escalation SET state = 'acknowledged', next_at = clock_timestamp() + interval '10 minutes'`,
  )
  await at.passTime()
  await at.passTime()
  await eventually(async () => {
    await at.passTime()
    return at.mails.some(({ to }) => to === 'ben@shop.test')
  }, patient)
  expect((await getStatement(at.crisis.writer, at.id)).state).toBe('asked')
})
