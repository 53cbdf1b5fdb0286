import type { Context } from '@hubbub/domain'
import {
  answerSwap,
  askSwap,
  createOnCallSchedule,
  listOnCallSchedules,
  listShifts,
  overrideShift,
} from '@hubbub/domain'
import type { Permission } from '@hubbub/contracts'
import { systemClock } from '@hubbub/runtime'
import { expect, test } from 'vitest'
import { openLadder } from './lib/open-ladder.ts'

const DAY = 86_400_000

/** Ann, Ben and Cid take turns of a day each, by the clocks of Berlin. */
async function open() {
  const at = await openLadder()
  const [ann, ben, cid] = [await at.addMember('Ann'), await at.addMember('Ben'), await at.addMember('Cid')]
  const as = (memberId: string, name: string, ...more: Permission[]): Context => ({
    ...at.ctx,
    clock: systemClock,
    caller: {
      actor: { kind: 'member', id: memberId, name },
      memberId,
      permissions: new Set<Permission>(['on-call:read', ...more]),
      visibility: 'all',
      teamIds: [],
    },
  })
  const boss = as(cid, 'Cid', 'on-call:write')
  const yesterday = new Date(Date.now() - DAY).toISOString().slice(0, 10)
  const { id } = await createOnCallSchedule(boss, {
    name: 'Nights',
    timeZone: 'Europe/Berlin',
    rotations: [
      {
        name: 'Daily',
        memberIds: [ann, ben, cid],
        startsAt: `${yesterday}T09:00`,
        every: 1,
        unit: 'days',
        hours: null,
      },
    ],
  })
  const coming = async () =>
    (await listShifts(boss, { id, from: new Date(), to: new Date(Date.now() + 9 * DAY) })).slice(1)
  const shiftOf = async (memberId: string) => {
    const shift = (await coming()).find((one) => one.memberId === memberId)
    if (shift === undefined) throw new Error('they have none')
    return { from: new Date(shift.from), to: new Date(shift.to) }
  }
  const whoHas = async ({ from }: { from: Date }) =>
    (await coming()).find(
      (one) => Date.parse(one.from) <= from.getTime() && from.getTime() < Date.parse(one.to),
    )?.memberId
  return Object.assign(at, { people: { ann, ben, cid }, boss, id, shiftOf, whoHas, as })
}

test('a swap is asked for, stands where both see it, and shifts change hands once it is agreed to', async () => {
  await using at = await open()
  const { ann, ben } = at.people
  const [asAnn, asBen] = [at.as(ann, 'Ann'), at.as(ben, 'Ben')]
  const [one, other] = [await at.shiftOf(ann), await at.shiftOf(ben)]
  const asked = await askSwap(asAnn, { scheduleId: at.id, one, other, reason: 'A wedding' })
  expect(asked.swapRequests).toMatchObject([
    { asker: { name: 'Ann' }, asked: { name: 'Ben' }, reason: 'A wedding', state: 'asked' },
  ])
  // Nothing has moved, and the same is not asked twice.
  expect(await at.whoHas(one)).toBe(ann)
  await expect(askSwap(asAnn, { scheduleId: at.id, one, other, reason: '' })).rejects.toThrow('already')
  const id = asked.swapRequests[0]?.id ?? ''
  await expect(answerSwap(asAnn, { id, answer: 'agree' })).rejects.toMatchObject({
    code: 'on-call-swap.not_found',
  })
  const [first, second] = await Promise.allSettled([
    answerSwap(asBen, { id, answer: 'agree' }),
    answerSwap(asBen, { id, answer: 'agree' }),
  ])
  // Pressed twice, it is swapped once.
  expect([first?.status, second?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await at.whoHas(one)).toBe(ben)
  expect(await at.whoHas(other)).toBe(ann)
  const [schedule] = await listOnCallSchedules(asBen)
  expect(schedule).toMatchObject({ swapRequests: [], overrides: [{ reason: 'A wedding' }, {}] })
})

test('one is asked with a shift of one’s own for one of another; refused it moves nothing, and goes when it is withdrawn', async () => {
  await using at = await open()
  const { ann, ben, cid } = at.people
  const [asAnn, asBen] = [at.as(ann, 'Ann'), at.as(ben, 'Ben')]
  const [one, other, third] = [await at.shiftOf(ann), await at.shiftOf(ben), await at.shiftOf(cid)]
  for (const [mine, theirs] of [
    [other, third],
    [one, one],
  ] as const)
    await expect(
      askSwap(asAnn, { scheduleId: at.id, one: mine, other: theirs, reason: '' }),
    ).rejects.toMatchObject({ code: 'on-call-swap.not_yours' })
  const { swapRequests } = await askSwap(asAnn, { scheduleId: at.id, one, other, reason: '' })
  const id = swapRequests[0]?.id ?? ''
  expect((await answerSwap(asBen, { id, answer: 'refuse' })).swapRequests).toMatchObject([
    { state: 'refused' },
  ])
  expect(await at.whoHas(one)).toBe(ann)
  await expect(answerSwap(asBen, { id, answer: 'agree' })).rejects.toMatchObject({
    code: 'on-call-swap.settled',
  })
  expect((await answerSwap(asAnn, { id, answer: 'withdraw' })).swapRequests).toEqual([])
})

test('what has changed hands meanwhile cannot be agreed to any more', async () => {
  await using at = await open()
  const { ann, ben, cid } = at.people
  const [one, other] = [await at.shiftOf(ann), await at.shiftOf(ben)]
  const { swapRequests } = await askSwap(at.as(ann, 'Ann'), { scheduleId: at.id, one, other, reason: '' })
  await overrideShift(at.boss, { scheduleId: at.id, memberId: cid, ...one, reason: 'Ann is ill' })
  await expect(
    answerSwap(at.as(ben, 'Ben'), { id: swapRequests[0]?.id ?? '', answer: 'agree' }),
  ).rejects.toMatchObject({ code: 'on-call-swap.changed' })
  expect(await at.whoHas(other)).toBe(ben)
})
