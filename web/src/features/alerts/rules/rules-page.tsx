import type { AlertRule } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Radar } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { Switch } from '#components/switch.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { watchWords } from '#lib/alerts/alert-words.ts'
import { alertRulesKey, alertRulesQuery } from '#lib/alerts/alerts.query.ts'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { AlertTabs } from '../alert-tabs.tsx'
import { MuteBadge } from '../mute/muted.tsx'
import { SightBadge } from './sight.tsx'

/** What people are to be told of. */
export function RulesPage() {
  const { workspace, can } = useSession()
  const query = useQuery(alertRulesQuery(workspace.id))
  const create = can('alert-rule:write') ? (
    <Button variant="primary" asChild>
      <Link to="/alerts/rules/new">New rule</Link>
    </Button>
  ) : undefined
  return (
    <Page
      title="Alerts"
      description="What is looked for every five minutes, and who hears of it."
      actions={query.data?.length ? create : null}
    >
      <AlertTabs at="rules" />
      <Loaded
        query={query}
        what="the rules"
        empty={
          <EmptyState icon={Radar} title="Nobody is told of anything unusual yet" action={create}>
            A rule watches what a monitor finds, learns what is usual for it, and has people told when it is
            not. Before it is saved you see when it would have told them in the last weeks.
          </EmptyState>
        }
      >
        {(rules) => (
          <Rows label="Rules">
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} />
            ))}
          </Rows>
        )}
      </Loaded>
    </Page>
  )
}

function RuleRow({ rule }: { rule: AlertRule }) {
  const { workspace, can } = useSession()
  const { act } = useChange(alertRulesKey(workspace.id))
  const { id, name, monitor, watch, enabled, mute, sight, lastAlertAt } = rule
  return (
    <Row
      faded={!enabled}
      title={
        <>
          <Link
            to="/alerts/rules/$ruleId"
            params={{ ruleId: id }}
            className="hover:text-accent hover:underline"
          >
            {name}
          </Link>
          <Badge>{watchWords[watch.kind]}</Badge>
          {enabled ? <SightBadge sight={sight} /> : <Badge tone="warning">Rests</Badge>}
          <MuteBadge mute={mute} />
        </>
      }
      detail={
        <>
          {monitor === null ? 'Sources' : monitor.name} · {countWords(rule)}
          {lastAlertAt === null ? null : (
            <>
              , the last <TimeAgo at={lastAlertAt} />
            </>
          )}
        </>
      }
      actions={
        can('alert-rule:write') ? (
          <Switch
            checked={enabled}
            aria-label={`${name} is on`}
            onCheckedChange={(on) =>
              act(
                async () => await api.workspace(workspace.id).alerts.updateRule(id, { enabled: on }),
                on ? `“${name}” looks from now on` : `“${name}” rests`,
              )
            }
          />
        ) : null
      }
    />
  )
}

function countWords({ alerts, noise }: AlertRule): string {
  if (alerts === 0) return 'no alert in 30 days'
  const found = `${alerts === 1 ? 'one alert' : `${alerts} alerts`} in 30 days`
  return noise === 0 ? found : `${found}, ${noise} marked as noise`
}
