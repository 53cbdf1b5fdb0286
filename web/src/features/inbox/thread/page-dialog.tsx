import { type Conversation, type EscalationPolicy, severitySchema } from '@hubbub/contracts'
import { pageSomebody } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Select } from '#components/select.tsx'
import { Textarea } from '#components/textarea.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { policiesQuery } from '#lib/escalation/escalations.query.ts'
import { severityWords } from '#lib/escalation/severity-words.ts'
import { targetOf, useTargets } from '#lib/escalation/target-words.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { optionsOf } from '#lib/words.ts'

const byDefault = 'default'

interface Props {
  conversation: Conversation
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Has people told of a conversation until one of them takes it. */
export function PageDialog({ conversation, ...props }: Props) {
  const { workspace } = useSession()
  const { change } = useChange(['escalations', workspace.id], ['own-alerts', workspace.id])
  const { data: policies = [], isPending } = useQuery(policiesQuery(workspace.id))
  const targets = useTargets()
  const usual = policies.find(({ isDefault }) => isDefault)
  // What nobody has chosen is the server's to know, also while the policies are still on their way.
  const [whom, setWhom] = useState(byDefault)
  const options = [
    usual === undefined
      ? { value: byDefault, label: isPending ? 'The default policy' : 'All supervisors and admins, twice' }
      : policyOption(byDefault, usual),
    ...policies
      .filter((policy) => policy !== usual)
      .map((policy) => policyOption(`policy:${policy.id}`, policy)),
    ...targets.options,
  ]
  return (
    <FormDialog
      {...props}
      title="Page somebody"
      description={`They are told of #${conversation.number} at once, until somebody acknowledges.`}
      submit="Page"
      schema={bodyOf(pageSomebody)}
      read={({ text }) => ({
        severity: severitySchema.parse(text('severity')),
        message: text('message'),
        ...whomIn(whom),
      })}
      onSubmit={(values) =>
        change(
          () => api.workspace(workspace.id).escalations.page(conversation.id, values),
          'Paged: the course of it stands under Alerts',
        )
      }
    >
      <Field name="message" label="What is the matter?">
        <Textarea rows={2} maxLength={200} autoFocus />
      </Field>
      <Field name="whom" label="Whom">
        <Select options={options} value={whom} onValueChange={setWhom} />
      </Field>
      <Field
        name="severity"
        label="Severity"
        hint="Decides by which ways people want to be told, and whether it breaks through their quiet hours."
      >
        <Select options={optionsOf(severityWords)} defaultValue="high" />
      </Field>
    </FormDialog>
  )
}

const policyOption = (value: string, { name, steps }: EscalationPolicy) => ({
  value,
  label: name,
  hint: `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}, until somebody takes it`,
})

function whomIn(value: string) {
  if (value === byDefault) return {}
  if (value.startsWith('policy:')) return { policyId: value.slice('policy:'.length) }
  return { targets: [targetOf(value)] }
}
