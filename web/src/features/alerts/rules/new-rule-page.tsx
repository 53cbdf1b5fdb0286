import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { alertRulesKey } from '#lib/alerts/alerts.query.ts'
import { api } from '#lib/api.ts'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { emptyDraft } from './draft.ts'
import { RuleForm } from './rule-form.tsx'

/** Something more that people are to be told of. */
export function NewRulePage() {
  const { workspace } = useSession()
  const { change } = useChange(alertRulesKey(workspace.id))
  const navigate = useNavigate()
  const { monitorId } = useSearch({ from: '/_app/alerts/rules/new' })
  return (
    <Page title="New rule" wide back={{ to: '/alerts/rules', label: 'All rules' }}>
      <Loaded query={useQuery(monitorsQuery(workspace.id))} what="the monitors">
        {(monitors) => (
          <RuleForm
            first={emptyDraft(monitorId ?? monitors[0]?.id ?? null)}
            submit="Start looking"
            onSave={async (draft) => {
              await change(
                () => api.workspace(workspace.id).alerts.createRule(draft),
                `“${draft.name}” looks from now on`,
              )
              void navigate({ to: '/alerts/rules', ignoreBlocker: true })
            }}
          />
        )}
      </Loaded>
    </Page>
  )
}
