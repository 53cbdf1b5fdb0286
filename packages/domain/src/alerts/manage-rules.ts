import { AppError, type AlertRule } from '@hubbub/contracts'
import { parse } from '@hubbub/query'
import type { Context } from '../context.ts'
import { given } from '../escalation/manage-policies.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { AlertRuleSettings, KeptAlertRule, RuleState } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'

export async function listAlertRules(ctx: Context): Promise<AlertRule[]> {
  permit(ctx, 'alert:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ alerts }) => await alerts.rules(ctx.caller))
}

export async function getAlertRule(ctx: Context, id: string): Promise<AlertRule> {
  permit(ctx, 'alert:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await seenRule(ctx, repositories, id),
  )
}

export async function seenRule(
  { caller }: Pick<Context, 'caller'>,
  { alerts }: Pick<Repositories, 'alerts'>,
  id: string,
): Promise<AlertRule> {
  const rule = await alerts.rule(id, caller)
  if (rule === null) throw notFound('alert-rule')
  return rule
}

export async function createAlertRule(ctx: Context, input: AlertRuleSettings): Promise<AlertRule> {
  permit(ctx, 'alert-rule:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectSettings(ctx, repositories, input)
    const id = ctx.ids.next()
    await repositories.alerts.insertRule(id, input, ctx.clock.now())
    const rule = await seenRule(ctx, repositories, id)
    await repositories.events.append([changeEvent(ctx, 'alert-rule.updated', rule)])
    return rule
  })
}

export async function updateAlertRule(
  ctx: Context,
  {
    id,
    change,
    expectedVersion,
  }: {
    id: string
    change: { [K in keyof AlertRuleSettings]?: AlertRuleSettings[K] | undefined }
    expectedVersion: number | null
  },
): Promise<AlertRule> {
  permit(ctx, 'alert-rule:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await seenRule(ctx, repositories, id)
    const current = await repositories.alerts.lockRule(id)
    if (current === null) throw notFound('alert-rule')
    expectVersion('alert-rule', expectedVersion, current.version)
    const settings = { ...settingsOnly(current), ...given<AlertRuleSettings>(change) }
    await expectSettings(ctx, repositories, settings)
    await repositories.alerts.updateRule(id, settings, stateAfter(current, settings))
    const rule = await seenRule(ctx, repositories, id)
    await repositories.events.append([changeEvent(ctx, 'alert-rule.updated', rule)])
    return rule
  })
}

/** Its alerts stay, and so does what people said of them. */
export async function deleteAlertRule(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'alert-rule:write')
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { version } = await seenRule(ctx, repositories, id)
    await repositories.alerts.removeRule(id)
    const gone = { id, version: version + 1 }
    await repositories.events.append([changeEvent(ctx, 'alert-rule.updated', gone, { deleted: true })])
  })
}

function settingsOnly(rule: KeptAlertRule): AlertRuleSettings {
  const { name, monitorId, filter, watch, sensitivity, severity, cooldownMinutes, quiet, tell, enabled } =
    rule
  const { playbookId = null } = rule
  const goesWith = { tell, playbookId, enabled }
  return { name, monitorId, filter, watch, sensitivity, severity, cooldownMinutes, quiet, ...goesWith }
}

/** Another monitor begins anew, and so does what rested: nobody is told of what was said meanwhile. */
function stateAfter(before: KeptAlertRule, after: AlertRuleSettings): Partial<RuleState> {
  const anew = { series: null, basis: null, memory: {}, sight: null, judgedTo: null }
  if (before.monitorId !== after.monitorId || (!before.enabled && after.enabled)) return anew
  if (JSON.stringify(before.filter) !== JSON.stringify(after.filter)) return anew
  if (JSON.stringify(before.watch) === JSON.stringify(after.watch)) return {}
  // What is looked for is another thing: what it tells of begins now. What the detectors have learned stays.
  return before.watch.kind === 'learned' && after.watch.kind === 'learned' ? {} : anew
}

export async function expectSettings(
  ctx: Context,
  repositories: Repositories,
  input: Pick<AlertRuleSettings, 'monitorId' | 'watch'> &
    Partial<Pick<AlertRuleSettings, 'tell' | 'playbookId'>>,
): Promise<void> {
  const { monitorId, watch, tell, playbookId = null } = input
  if (playbookId !== null && (await repositories.playbooks.find(playbookId)) === null)
    throw invalid('playbook.not_found', 'There is no playbook with this id')
  if ((watch.kind === 'silence') !== (monitorId === null))
    throw invalid(
      'alert-rule.monitor_wrong',
      watch.kind === 'silence'
        ? 'Silence of sources knows no monitor'
        : 'Choose the monitor that it looks at',
    )
  if (monitorId !== null && (await repositories.analytics.monitors([monitorId], ctx.caller)).length === 0)
    throw notFound('monitor')
  if (watch.kind === 'keyword') {
    const parsed = parse(watch.query)
    if (!parsed.ok)
      throw invalid('alert-rule.query_invalid', parsed.errors[0]?.message ?? 'The words cannot be read')
  }
  if (tell?.kind === 'policy' && tell.policyId !== null) {
    if ((await repositories.onCall.findPolicy(tell.policyId)) === null)
      throw invalid('escalation-policy.not_found', 'There is no escalation policy with this id')
  }
}

const invalid = (code: `${string}.${string}`, message: string) =>
  new AppError({ code, kind: 'invalid', message })
