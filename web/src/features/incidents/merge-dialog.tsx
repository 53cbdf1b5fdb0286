import type { IncidentDetail } from '@hubbub/contracts'
import { mergeIncident } from '@hubbub/contracts/http'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { incidentsKey, incidentsQuery } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** Says that two are one thing; shown where another one is on. */
export function MergeDialog({ incident: { id, number } }: { incident: IncidentDetail }) {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const { change } = useChange(incidentsKey(workspace.id), ['conversation-incidents', workspace.id])
  const { data } = useInfiniteQuery(incidentsQuery(workspace.id, 'open'))
  const others = (data?.pages ?? []).flatMap(({ items }) => items).filter((one) => one.id !== id)
  if (others.length === 0) return null
  return (
    <FormDialog
      trigger={
        <Button>
          <Merge /> Merge…
        </Button>
      }
      title={`Merge #${number} into another`}
      description="All that it is about goes there, and people are told of that one only. Its own timeline stays here. This cannot be undone."
      submit="Merge"
      schema={bodyOf(mergeIncident)}
      read={({ text }) => ({ intoId: text('intoId') })}
      onSubmit={async ({ intoId }) => {
        await change(() => api.workspace(workspace.id).incidents.merge(id, intoId), 'Merged')
        await navigate({ to: '/incidents/$incidentId', params: { incidentId: intoId } })
      }}
    >
      <Field name="intoId" label="The same as">
        <Select
          options={others.map((one) => ({ value: one.id, label: `#${one.number} ${one.title}` }))}
          defaultValue={others[0]?.id}
        />
      </Field>
    </FormDialog>
  )
}
