import {
  addIncidentAction,
  addIncidentTask,
  type AlertRuleSettings,
  backtestRule,
  choosePlaybook,
  createAlertRule,
  listAlertRules,
  listIncidents,
  listMembers,
  listMonitors,
  listPlaybooks,
  muteAlertRule,
  noteIncident,
  type Blobs,
  type ReplyTools,
  reviewIncident,
  settleIncidentTask,
  updateAlertRule,
  updateIncident,
  updateIncidentAction,
  watchRule,
} from '@hubbub/domain'
import { createLogger, sleep } from '@hubbub/runtime'
import { isCommon } from '@hubbub/runtime/is-common'
import { asMember, memberOf } from './as-member.ts'
import { bringAnswers } from './bring-answers.ts'
import { bringHandled } from './bring-handled.ts'
import { bringStatement } from './bring-statement.ts'
import { demoWorld } from './demo-world.ts'
import type { DemoContext } from './seed-demo.ts'

const log = createLogger('demo')
const MINUTE_MS = 60_000
const BIN_MS = 5 * MINUTE_MS
const DAY_MS = 1440 * MINUTE_MS
/** The rules have looked for so long. */
const DAYS = 12
const LOOK_MS = 2_000
/** So often nothing more has come: the past is scored and matched. */
const STILL = 5

type DemoTools = ReplyTools & { blobs: Blobs }

interface Bring {
  ctx: DemoContext
  tools: DemoTools
  signal: AbortSignal
}

/**
 * The rules of the demo, and what they would have found of its past: each look as of the moment at which it would have
 * been. Broken off it goes on at the next start, for a rule finds one thing once.
 */
export async function bringAlerts({ ctx, tools, signal }: Bring): Promise<void> {
  const made = await listAlertRules(ctx)
  const missing = demoWorld.rules.filter(
    ({ name }) => !made.some((rule) => rule.name === name && rule.enabled),
  )
  if (missing.length === 0 || !(await isMatched(ctx, signal))) return
  const monitors = await listMonitors(ctx)
  for (const { name, monitor, watch, mute } of missing) {
    if (signal.aborted) return
    const monitorId = monitors.find((one) => one.name === monitor)?.id ?? null
    const settings: AlertRuleSettings = { ...usual, name, monitorId, watch }
    const id = made.find((rule) => rule.name === name)?.id ?? (await createAlertRule(ctx, settings)).id
    // Before it looks back: what it finds opens nothing.
    if (mute !== undefined) await muteFor(ctx, id, mute)
    if (monitorId !== null) await lookBack(ctx, { id, settings, signal })
    // From now on people are told.
    await updateAlertRule(ctx, {
      id,
      change: { enabled: true, tell: { kind: 'policy', policyId: null } },
      expectedVersion: null,
    })
  }
  await carryPast(ctx, tools)
  log.debug({ rules: missing.length }, 'the alerts of the demo are in')
}

const usual = {
  filter: { channelIds: [], languages: [] },
  sensitivity: 'balanced',
  severity: null,
  cooldownMinutes: 240,
  quiet: null,
  tell: { kind: 'nobody' },
  enabled: false,
} satisfies Partial<AlertRuleSettings>

async function muteFor(
  ctx: DemoContext,
  id: string,
  { by, days, reason }: { by: string; days: number; reason: string },
): Promise<void> {
  const own = asMember(ctx, memberOf(await listMembers(ctx), by))
  const until = new Date(ctx.clock.now().getTime() + days * DAY_MS).toISOString()
  await muteAlertRule(own, { id, until, reason })
}

/** What colleagues did with the incident of the past, at the time at which they did it. */
async function carryPast(ctx: DemoContext, tools: DemoTools): Promise<void> {
  const { items } = await listIncidents(ctx, { open: true, after: null, limit: 10 })
  const owner = (await listMembers(ctx)).find(({ email }) => email === demoWorld.incident.owner)
  const past = items.filter(({ openedAt }) => Date.parse(openedAt) < ctx.clock.now().getTime() - DAY_MS)
  for (const { id, openedAt } of past) {
    const at = (minutes: number): DemoContext => ({
      ...ctx,
      caller: {
        ...ctx.caller,
        actor: { kind: 'member', id: owner?.id ?? null, name: owner?.name ?? 'Demo' },
      },
      clock: { now: () => new Date(Date.parse(openedAt) + minutes * MINUTE_MS) },
    })
    const change = async (minutes: number, changed: Parameters<typeof updateIncident>[1]['change']) =>
      await updateIncident(at(minutes), { id, change: changed, expectedVersion: null })
    const { tasks, notes, review } = demoWorld.incident
    await goByPlaybook({ at, id })
    await change(9, { ownerId: owner?.id ?? null, nextStep: 'Have the update withdrawn' })
    for (const [minutes, title] of tasks) {
      const { tasks: made } = await addIncidentTask(at(minutes), id, { title })
      const taskId = made.find((task) => task.title === title)?.id
      if (taskId !== undefined) await settleIncidentTask(at(2 * minutes + 30), { id, taskId, done: true })
    }
    await change(14, { state: 'active' })
    for (const [minutes, text] of notes) await noteIncident(at(minutes), id, text)
    await bringAnswers(ctx, tools, { incidentId: id, openedAt })
    await bringHandled(ctx, tools, { incidentId: id, openedAt })
    await bringStatement(ctx, tools, { incidentId: id, openedAt })
    await change(26 * 60, { state: 'contained', nextStep: 'Watch until the weekend' })
    await change(49 * 60, { state: 'resolved', nextStep: '' })
    await reviewIncident(at(72 * 60), id, review)
    await bringActions({ ctx, at, id, openedAt })
  }
}

/** What is done about it: one in time, one that is late, and one that has time. */
async function bringActions({
  ctx,
  at,
  id,
  openedAt,
}: {
  ctx: DemoContext
  at: (minutes: number) => DemoContext
  id: string
  openedAt: string
}): Promise<void> {
  const members = await listMembers(ctx)
  for (const { by, due, done, text } of demoWorld.incident.actions) {
    const dueOn = new Date(Date.parse(openedAt) + due * DAY_MS).toISOString().slice(0, 10)
    const ownerId = members.find(({ email }) => email === by)?.id ?? null
    const { actions } = await addIncidentAction(at(73 * 60), id, { text, ownerId, dueOn })
    const actionId = actions.find((action) => action.text === text)?.id
    if (done !== null && actionId !== undefined)
      await updateIncidentAction(at(done * 1440), { id, actionId, change: { done: true } })
  }
}

/** The tasks of its playbook, done one after the other; what ticks by itself does so. */
async function goByPlaybook({ at, id }: { at: (minutes: number) => DemoContext; id: string }): Promise<void> {
  const { playbook, taskMinutes, lateSteps } = demoWorld.incident
  const known = await listPlaybooks(at(0))
  const playbookId = known.find(({ content }) => content.name === playbook)?.id
  if (playbookId === undefined) return
  const { tasks } = await choosePlaybook(at(8), { id, playbookId })
  for (const [index, task] of tasks.entries())
    // What ticks by itself is not ticked by anybody.
    if (task.doneAt === null && task.check === null)
      await settleIncidentTask(at((lateSteps[task.step ?? ''] ?? 8) + taskMinutes * (index + 1)), {
        id,
        taskId: task.id,
        done: true,
      })
}

async function lookBack(
  ctx: DemoContext,
  { id, settings, signal }: { id: string; settings: AlertRuleSettings; signal: AbortSignal },
): Promise<void> {
  const { fired } = await backtestRule(ctx, { ...settings, days: DAYS })
  const looks = [ctx.clock.now().getTime() - DAYS * DAY_MS, ...fired.map(({ at }) => Date.parse(at) + BIN_MS)]
  for (const at of looks) {
    if (signal.aborted) return
    await watchRule(ctx, { isCommon, now: () => new Date(at) }, id)
  }
}

/** Waits until nothing more of the past is matched. False where it is ended before. */
async function isMatched(ctx: DemoContext, signal: AbortSignal): Promise<boolean> {
  let [before, still] = [-1, 0]
  while (!signal.aborted && still < STILL) {
    const now = ctx.clock.now().getTime()
    // What is said meanwhile would never be still.
    const span = { from: new Date(now - 40 * DAY_MS), to: new Date(now - 120 * MINUTE_MS) }
    const [monitor] = (await listMonitors(ctx)).filter(({ state }) => state === 'matched')
    const counted =
      monitor === undefined
        ? 0
        : await ctx.store.transaction(ctx.workspaceId, async ({ analytics }) =>
            (
              await analytics.tally(
                { monitorIds: [monitor.id], facet: 'all', value: null, ...span },
                'total',
                'UTC',
              )
            ).reduce((sum, { mentions }) => sum + mentions, 0),
          )
    still = counted > 0 && counted === before ? still + 1 : 0
    before = counted
    await sleep(LOOK_MS, signal)
  }
  return !signal.aborted
}
