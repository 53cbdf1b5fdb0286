import type { EventActor, Member, Severity } from '@hubbub/contracts'
import type { NewEscalationNotice } from '../ports/escalations.ts'
import type { Repositories } from '../ports/store.ts'
import { type LadderContext, notifiedEvent } from './ladder-events.ts'
import { type KnownWay, planNotices, usualPreference } from './plan-notices.ts'

export interface Telling {
  escalation: { id: string; version: number; severity: Severity }
  members: readonly Member[]
  turn: number
  step: number
  round: number
  now: Date
  actor: EventActor
}

/** Lays down that these are told: in the app now, by their other ways when they want to be. */
export async function tellMembers(
  ctx: LadderContext,
  { escalations, notify, events }: Pick<Repositories, 'escalations' | 'notify' | 'events'>,
  { escalation, members, turn, step, round, now, actor }: Telling,
): Promise<void> {
  const choices = await notify.choices(members.map(({ id }) => id))
  const place = { turn, step, round }
  const notices: NewEscalationNotice[] = []
  for (const { id: memberId } of members) {
    const { preference = null, ways = [] } = choices.get(memberId) ?? {}
    const known: KnownWay[] = [{ kind: 'email', id: null }, ...ways]
    const own = { ...place, memberId }
    notices.push({
      ...own,
      id: ctx.ids.next(),
      way: 'in-app',
      wayId: null,
      state: 'sent',
      notBefore: now,
      sentAt: now,
    })
    const planned = planNotices(preference ?? usualPreference, known, {
      severity: escalation.severity,
      at: now,
    })
    for (const { way, wayId, notBefore, held } of planned)
      notices.push({
        ...own,
        id: ctx.ids.next(),
        way,
        wayId,
        notBefore,
        state: held ? 'held' : 'waiting',
        sentAt: null,
      })
  }
  await escalations.addNotices(escalation.id, notices)
  await events.append(
    members.map(({ id: memberId }) => notifiedEvent(ctx, actor, { ...escalation, memberId })),
  )
}
