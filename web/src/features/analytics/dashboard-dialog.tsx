import type { Dashboard, DashboardLayout } from '@hubbub/contracts'
import { createDashboard } from '@hubbub/contracts/http'
import { useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { SharingFields } from '#components/sharing-fields.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

interface DashboardDialogProps {
  /** Changes this one; without it a new one is made. */
  dashboard?: Dashboard
  layout: DashboardLayout
  onClose: () => void
  onKept: (dashboard: Dashboard) => void
}

export function DashboardDialog({ dashboard, layout, onClose, onKept }: DashboardDialogProps) {
  const { workspace } = useSession()
  const [sharing, setSharing] = useState(dashboard?.sharing ?? 'private')
  const { analytics } = api.workspace(workspace.id)
  const { change } = useChange(['dashboards', workspace.id])
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={dashboard ? `Change ${dashboard.name}` : 'Save as a dashboard'}
      description="With these panels, monitors and this time."
      submit="Save"
      schema={bodyOf(createDashboard)}
      read={({ text }) => ({
        name: text('name'),
        sharing,
        teamId: sharing === 'team' ? text('teamId') || null : null,
        layout,
      })}
      onSubmit={async (values) => {
        onKept(
          await change(
            () =>
              dashboard
                ? analytics.updateDashboard(dashboard.id, values, dashboard.version)
                : analytics.createDashboard(values),
            'Dashboard saved',
          ),
        )
      }}
    >
      <Field name="name" label="Name">
        <Input defaultValue={dashboard?.name} maxLength={60} autoFocus />
      </Field>
      <SharingFields sharing={sharing} onSharing={setSharing} teamId={dashboard?.teamId} />
    </FormDialog>
  )
}
