import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '#components/page.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { timeZone } from '../span.ts'
import { emptyReport } from './report-draft.ts'
import { ReportForm } from './report-form.tsx'
import { reportsKey } from './reports.queries.ts'

export function NewReportPage() {
  const { workspace, member } = useSession()
  const { change } = useChange(reportsKey(workspace.id))
  const navigate = useNavigate()
  const { dashboardId } = useSearch({ from: '/_app/reports/new' })
  return (
    <Page title="New report" back={{ to: '/reports', label: 'All reports' }}>
      <ReportForm
        first={{ ...emptyReport({ memberId: member.id, timeZone }), dashboardId: dashboardId ?? null }}
        submit="Send it from now on"
        onSave={async (settings) => {
          const { id } = await change(
            () => api.workspace(workspace.id).reports.create(settings),
            `“${settings.name}” is sent from now on`,
          )
          void navigate({ to: '/reports/$reportId', params: { reportId: id }, ignoreBlocker: true })
        }}
      />
    </Page>
  )
}
