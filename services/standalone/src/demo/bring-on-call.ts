import { createEscalationPolicy, createOnCallSchedule, listMembers } from '@hubbub/domain'
import { demoWorld } from './demo-world.ts'
import type { DemoContext } from './seed-demo.ts'

/** Who is on call in the demo, a week each, and the ladder that begins with them. */
export async function bringOnCall(ctx: DemoContext): Promise<void> {
  const { name, timeZone, turns, policy } = demoWorld.onCall
  const members = await listMembers(ctx)
  const memberIds = turns.flatMap((email) => members.find((one) => one.email === email)?.id ?? [])
  const { id } = await createOnCallSchedule(ctx, {
    name,
    timeZone,
    rotations: [{ name: 'Weekly', memberIds, startsAt: longAgo(ctx), every: 1, unit: 'weeks', hours: null }],
  })
  const steps = [
    { targets: [{ kind: 'schedule' as const, id }], waitSeconds: policy.waitSeconds },
    { targets: [{ kind: 'supervisors' as const }], waitSeconds: 600 },
  ]
  await createEscalationPolicy(ctx, {
    name: policy.name,
    steps,
    repeat: 1,
    ackSeconds: null,
    isDefault: true,
  })
}

const WEEKS = 2 * demoWorld.onCall.turns.length

/** A Monday before all that is told of, from which it is the first one's turn this week. */
function longAgo({ clock }: DemoContext): string {
  const day = new Date(clock.now())
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7) - 7 * WEEKS)
  return `${day.toISOString().slice(0, 10)}T09:00`
}
