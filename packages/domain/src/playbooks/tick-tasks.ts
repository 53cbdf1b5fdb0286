import type { LadderContext } from '../escalation/ladder-events.ts'
import type { Repositories } from '../ports/store.ts'
import { isMet } from './is-met.ts'

/** Ticks the tasks of an incident that are done by themselves, under its lock. @returns how many. */
export async function tickTasks(
  ctx: LadderContext,
  { incidents }: Repositories,
  { id, now }: { id: string; now: Date },
): Promise<number> {
  const open = await incidents.openChecks(id)
  if (open.length === 0) return 0
  const facts = await incidents.checkFacts(id)
  const met = open.filter(({ check }) => isMet(check, facts))
  for (const { id: taskId, title, check } of met) {
    await incidents.patchTask(id, taskId, { done: { by: null, at: now } })
    const text = `Done by itself: ${title} (${check})`
    await incidents.addEntry(id, { id: ctx.ids.next(), at: now, kind: 'task', by: null, text })
  }
  return met.length
}
