import type { AlertRule } from '@hubbub/contracts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { alertRuleQuery, alertRulesKey } from '#lib/alerts/alerts.query.ts'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { draftOf } from './draft.ts'
import { MuteRule } from '../mute/mute-rule.tsx'
import { MuteCallout } from '../mute/muted.tsx'
import { PastMutes } from '../mute/past-mutes.tsx'
import { RuleForm } from './rule-form.tsx'
import { SightCallout } from './sight.tsx'

/** One rule, and when it would have told people as it stands. */
export function RulePage() {
  const { ruleId } = useParams({ from: '/_app/alerts/rules/$ruleId' })
  const { workspace } = useSession()
  return (
    <Loaded query={useQuery(alertRuleQuery(workspace.id, ruleId))} what="the rule">
      {(rule) => <OpenRule key={rule.id} rule={rule} />}
    </Loaded>
  )
}

function OpenRule({ rule }: { rule: AlertRule }) {
  const { workspace, can } = useSession()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { change, act } = useChange(alertRulesKey(workspace.id))
  const { alerts } = api.workspace(workspace.id)
  const { id, name, version, sight } = rule
  return (
    <Page
      title={name}
      wide
      back={{ to: '/alerts/rules', label: 'All rules' }}
      actions={
        <>
          <Button asChild>
            <Link to="/alerts/found" search={{ ruleId: id }}>
              What it found
            </Link>
          </Button>
          <MuteRule rule={rule} />
          {can('alert-rule:write') ? (
            <AlertDialog
              trigger={
                <Button variant="danger-quiet">
                  <Trash2 /> Delete
                </Button>
              }
              title={`Delete “${name}”?`}
              description="Nobody is told by it any more. What it found stays."
              confirm="Delete"
              danger
              onConfirm={() =>
                act(async () => {
                  await alerts.deleteRule(id)
                  void navigate({ to: '/alerts/rules', ignoreBlocker: true })
                }, `“${name}” is gone`)
              }
            />
          ) : null}
        </>
      }
    >
      <MuteCallout rule={rule} />
      <SightCallout sight={sight} />
      <RuleForm
        first={draftOf(rule)}
        submit="Save"
        onSave={async (draft) => {
          const saved = await change(() => alerts.updateRule(id, draft, version), `“${draft.name}” is saved`)
          queryClient.setQueryData(alertRuleQuery(workspace.id, id).queryKey, saved)
        }}
      />
      <PastMutes ruleId={id} />
    </Page>
  )
}
