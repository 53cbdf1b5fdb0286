import type { ChannelKindInfo, ChannelUsage } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { format } from 'date-fns'
import { Callout } from '#components/callout.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { abilityWords } from './ability-words.ts'
import { BudgetForm } from './budget-form.tsx'
import { dollars } from './budget-values.ts'
import { channelUsageQuery } from './channel-usage.query.ts'

/** What the month has cost so far, what the budget leaves, and what ends first. */
export function ChannelUsageSection({ channelId, kind }: { channelId: string; kind: ChannelKindInfo }) {
  const { workspace, can } = useSession()
  const query = useQuery(channelUsageQuery(workspace.id, channelId))
  return (
    <Section title="Use and budget">
      <Loaded query={query} what="what was used">
        {(usage) => (
          <div className="space-y-4">
            <Used usage={usage} />
            {can('channel:write') ? (
              <details>
                <summary className="w-fit rounded-sm font-medium text-accent">Budget of a month</summary>
                <BudgetForm key={usage.version} channelId={channelId} kind={kind} usage={usage} />
              </details>
            ) : null}
          </div>
        )}
      </Loaded>
    </Section>
  )
}

function Used({ usage }: { usage: ChannelUsage }) {
  const { from, to, costMicros, budget, percent, stopped, units, allotments } = usage
  const ended = stopped.map((ability) => abilityWords[ability]).join(', ')
  return (
    <>
      <p>
        Since {format(from, 'd MMMM')}: <strong className="tabular">{dollars(costMicros)}</strong>
        {budget.costMicros === null ? null : ` of ${dollars(budget.costMicros)}`}
        {percent === null ? null : ` · ${Math.floor(percent)} % of the budget`}
      </p>
      {stopped.length > 0 ? (
        <Callout tone="warning" title={`Stopped by the budget until ${format(to, 'd MMMM')}`}>
          {ended}
        </Callout>
      ) : null}
      <ul aria-label="Used this month" className="divide-y divide-border">
        {units.map(({ unit, label, amount, limit, costMicros: cost }) => (
          <li key={unit} className="flex justify-between gap-3 py-1.5">
            <span>{label}</span>
            <span className="tabular text-muted">
              {amount.toLocaleString()}
              {limit === null ? null : ` of ${limit.toLocaleString()}`} · {dollars(cost)}
            </span>
          </li>
        ))}
        {allotments.map(({ bucket, remaining, resetsAt }) => (
          <li key={bucket} className="flex justify-between gap-3 py-1.5">
            <span>The network grants: {bucket}</span>
            <span className="tabular text-muted">
              {remaining.toLocaleString()} until {format(resetsAt, 'HH:mm')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
