import type { IncidentDetail } from '@hubbub/contracts'
import { useNavigate } from '@tanstack/react-router'
import { Split } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { alertsKey } from '#lib/alerts/alerts.query.ts'
import { api } from '#lib/api.ts'
import { incidentsKey } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

interface SplitDialogProps {
  incident: Pick<IncidentDetail, 'id' | 'number'>
  alertId: string
  ruleName: string
}

/** Says that an alert was taken for the same and is not. */
export function SplitDialog({ incident: { id, number }, alertId, ruleName }: SplitDialogProps) {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const { act } = useChange(incidentsKey(workspace.id), alertsKey(workspace.id), [
    'conversation-incidents',
    workspace.id,
  ])
  const split = async () => {
    const own = await api.workspace(workspace.id).incidents.split(id, alertId)
    await navigate({ to: '/incidents/$incidentId', params: { incidentId: own.id } })
  }
  return (
    <AlertDialog
      trigger={
        <Button size="sm" variant="ghost">
          <Split aria-hidden /> Another thing…
          <span className="sr-only">
            {' '}
            than #{number}: what {ruleName} found
          </span>
        </Button>
      }
      title={`Take it out of #${number}?`}
      description="It becomes an incident of its own, which is yours, and what stands behind it alone goes along. What its words alone brought stays here, too, until you take it out. Both timelines say so; they can be merged again."
      confirm="Take it out"
      onConfirm={() => act(split, 'It is an incident of its own')}
    />
  )
}
