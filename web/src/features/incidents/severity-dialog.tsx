import { type IncidentDetail, severitySchema } from '@hubbub/contracts'
import { setIncidentSeverity } from '@hubbub/contracts/http'
import { Pencil } from 'lucide-react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Select } from '#components/select.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { Textarea } from '#components/textarea.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { severityWords } from '#lib/escalation/severity-words.ts'
import { incidentsKey } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { optionsOf } from '#lib/words.ts'

const figures = 'figures'

/** How severe it is, as a button where one may say otherwise. */
export function SeverityDialog({ incident: { id, severity, byHand, score } }: { incident: IncidentDetail }) {
  const { workspace } = useSession()
  const { change } = useChange(incidentsKey(workspace.id))
  const axes =
    score === null
      ? null
      : `impact ${Math.round(score.axes.impact)} and velocity ${Math.round(score.axes.velocity)} of 100`
  return (
    <FormDialog
      trigger={
        <button
          type="button"
          aria-label={`${severityWords[severity]}: say otherwise`}
          title="Say how severe it is"
          className="inline-flex items-center gap-1 rounded-md text-muted hover:text-foreground"
        >
          <SeverityBadge severity={severity} />
          <Pencil aria-hidden className="size-3.5" />
        </button>
      }
      title="How severe is it?"
      description={
        axes === null
          ? 'No figures grade it yet: it stays as severe as you say.'
          : `The figures say ${severityWords[byHand?.figures ?? severity].toLowerCase()}: ${axes}. What you say stands until you take it back, or they get worse than both.`
      }
      submit="Save"
      schema={bodyOf(setIncidentSeverity)}
      read={({ text }) => ({
        severity: text('severity') === figures ? null : severitySchema.parse(text('severity')),
        reason: text('reason'),
      })}
      onSubmit={async (said) => {
        await change(() => api.workspace(workspace.id).incidents.setSeverity(id, said))
      }}
    >
      <Field name="severity" label="Severity">
        <Select
          options={[
            ...optionsOf<string>(severityWords),
            ...(byHand === null
              ? []
              : [{ value: figures, label: `As the figures say: ${severityWords[byHand.figures]}` }]),
          ]}
          defaultValue={severity}
        />
      </Field>
      <Field name="reason" label="Why?" hint="Stands in the timeline, for everybody who asks later.">
        <Textarea rows={3} maxLength={300} placeholder="What do you know that the figures do not?" />
      </Field>
    </FormDialog>
  )
}

/** Whose word it is, where it is not that of the figures. */
export function SaidByHand({ byHand }: Pick<IncidentDetail, 'byHand'>) {
  if (byHand === null) return null
  return (
    <p className="w-full text-sm text-pretty text-muted">
      <span className="text-foreground">By hand, {byHand.by}:</span> {byHand.reason} · the figures say{' '}
      {severityWords[byHand.figures].toLowerCase()}
    </p>
  )
}
