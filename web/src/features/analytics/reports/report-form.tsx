import type { ReportSettings } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { CheckboxField } from '#components/checkbox.tsx'
import { Input } from '#components/input.tsx'
import { Labelled } from '#components/labelled.tsx'
import { Section } from '#components/page.tsx'
import { SaveFoot } from '#components/save-foot.tsx'
import { Select } from '#components/select.tsx'
import { useSession } from '#lib/session.ts'
import { useSave } from '#lib/use-save.ts'
import { optionsOf } from '#lib/words.ts'
import { countedMonitorsQuery, dashboardsQuery } from '../analytics.queries.ts'
import { RecipientFields } from './recipient-fields.tsx'
import { RhythmFields } from './rhythm-fields.tsx'
import type { ReportFieldsProps } from './report-draft.ts'
import { periodWords } from './report-words.ts'

interface ReportFormProps {
  first: ReportSettings
  submit: string
  onSave: (settings: ReportSettings) => Promise<void>
}

/** What is sent, when and to whom. */
export function ReportForm({ first, submit, onSave }: ReportFormProps) {
  const { can } = useSession()
  const { draft, set, isDirty, save, saving, problem } = useSave(
    first,
    async (said) => await onSave({ ...said, name: said.name.trim() }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <fieldset disabled={!can('report:write')} className="min-w-0">
        <Section>
          <What draft={draft} onChange={set} />
        </Section>
        <Section title="When">
          <RhythmFields draft={draft} onChange={set} />
        </Section>
        <Section title="To whom">
          <RecipientFields draft={draft} onChange={set} />
        </Section>
        <SaveFoot
          submit={submit}
          problem={problem}
          saving={saving}
          isWhole={draft.name.trim() !== '' && draft.formats.length > 0}
          may={can('report:write')}
          isDirty={isDirty}
        />
      </fieldset>
    </form>
  )
}

const OVERVIEW = 'overview'
const FIRST = 'first'

function What({ draft, onChange }: ReportFieldsProps) {
  const { workspace } = useSession()
  const id = useId()
  const dashboards = useQuery(dashboardsQuery(workspace.id)).data ?? []
  const monitors = useQuery(countedMonitorsQuery(workspace.id)).data ?? []
  const { name, dashboardId, monitorId, formats } = draft
  const toggle = (format: 'pdf' | 'csv', on: boolean) =>
    onChange({ formats: on ? [...formats, format] : formats.filter((one) => one !== format) })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="space-y-1 sm:col-span-2">
        <label htmlFor={id} className="block font-medium">
          Name
        </label>
        <Input
          id={id}
          value={name}
          maxLength={80}
          required
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </div>
      <Labelled label="Dashboard">
        <Select
          aria-label="Dashboard"
          value={dashboardId ?? OVERVIEW}
          options={[
            { value: OVERVIEW, label: 'Overview' },
            ...dashboards.map(({ id: value, name: label, sharing }) => ({
              value,
              label,
              hint: sharing === 'private' ? 'Only you' : 'Shared',
            })),
          ]}
          onValueChange={(value) => onChange({ dashboardId: value === OVERVIEW ? null : value })}
        />
      </Labelled>
      <Labelled label="Looks closely at">
        <Select
          aria-label="Looks closely at"
          value={monitorId ?? FIRST}
          options={[
            { value: FIRST, label: 'The dashboard’s first monitor' },
            ...monitors.map(({ id: value, name: label, kind }) => ({ value, label, hint: kind })),
          ]}
          onValueChange={(value) => onChange({ monitorId: value === FIRST ? null : value })}
        />
      </Labelled>
      <Labelled label="Tells of" hint="Whole days, over before it is sent.">
        <Select
          aria-label="Tells of"
          value={draft.period}
          options={optionsOf(periodWords)}
          onValueChange={(period) => onChange({ period })}
        />
      </Labelled>
      <div>
        <p className="font-medium">As</p>
        <CheckboxField
          label="PDF, to be read and passed on"
          checked={formats.includes('pdf')}
          onCheckedChange={(on) => toggle('pdf', on === true)}
        />
        <CheckboxField
          label="CSV, a table for each panel in an archive"
          checked={formats.includes('csv')}
          onCheckedChange={(on) => toggle('csv', on === true)}
        />
      </div>
    </div>
  )
}
