import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '#components/page.tsx'
import { api } from '#lib/api.ts'
import { monitorsKey } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { emptyDraft } from './draft.ts'
import { MonitorForm } from './monitor-form.tsx'

/** Something more to listen for. */
export function NewMonitorPage() {
  const { workspace } = useSession()
  const { change } = useChange(monitorsKey(workspace.id))
  const navigate = useNavigate()
  const { name = '', query = '' } = useSearch({ from: '/_app/monitors/new' })
  return (
    <Page title="New monitor" wide back={{ to: '/monitors', label: 'All monitors' }}>
      <MonitorForm
        first={{ ...emptyDraft, name, query, ...(query !== '' && { kind: 'industry' }) }}
        submit="Start listening"
        onSave={async (draft) => {
          const { id } = await change(
            () => api.workspace(workspace.id).monitors.create(draft),
            `“${draft.name}” listens`,
          )
          void navigate({
            to: '/monitors/$monitorId',
            params: { monitorId: id },
            replace: true,
            ignoreBlocker: true,
          })
        }}
      />
    </Page>
  )
}
