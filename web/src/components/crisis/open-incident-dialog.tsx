import { severitySchema } from '@hubbub/contracts'
import { openIncident } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CheckboxField } from '#components/checkbox.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { severityWords } from '#lib/escalation/severity-words.ts'
import { incidentsKey } from '#lib/incidents/incidents.query.ts'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { optionsOf } from '#lib/words.ts'

const none = 'none'

interface Props {
  trigger: ReactNode
  /** What is known of it. */
  first?: { title?: string; brandId?: string; conversationIds?: string[] }
}

/** Opens an incident that no rule has found. */
export function OpenIncidentDialog({ trigger, first = {} }: Props) {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const { change } = useChange(incidentsKey(workspace.id))
  const monitors = useQuery(monitorsQuery(workspace.id)).data ?? []
  const { brands } = useDirectory()
  const {
    title = '',
    brandId = brands.length === 1 ? brands[0]?.id : undefined,
    conversationIds = [],
  } = first
  return (
    <FormDialog
      trigger={trigger}
      title="Open an incident"
      description="For what you know of before a rule finds it. It is yours until you give it to somebody."
      submit="Open"
      schema={bodyOf(openIncident)}
      read={({ text, checked }) => ({
        title: text('title'),
        severity: severitySchema.parse(text('severity')),
        monitorId: text('monitorId') === none ? null : text('monitorId'),
        brandId: text('brandId') === none ? null : text('brandId'),
        conversationIds,
        tell: checked('tell'),
      })}
      onSubmit={async (values) => {
        const { id } = await change(() => api.workspace(workspace.id).incidents.open(values))
        await navigate({ to: '/incidents/$incidentId', params: { incidentId: id } })
      }}
    >
      <Field name="title" label="What is the matter?">
        <Input defaultValue={title} maxLength={200} autoFocus />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="severity" label="Severity">
          <Select options={optionsOf(severityWords)} defaultValue="high" />
        </Field>
        <Field name="brandId" label="Brand">
          <Select
            options={[
              { value: none, label: 'None' },
              ...brands.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={brandId ?? none}
          />
        </Field>
      </div>
      <Field
        name="monitorId"
        label="Grade it by"
        hint="What this monitor hears raises and lowers it, and is linked to it. Without one it stays as severe as you say."
      >
        <Select
          options={[
            { value: none, label: 'Nothing' },
            ...monitors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={none}
        />
      </Field>
      <CheckboxField name="tell" label="Tell whoever is on call" defaultChecked={false} />
    </FormDialog>
  )
}
