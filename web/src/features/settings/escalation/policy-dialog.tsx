import type { EscalationPolicy, EscalationStep } from '@hubbub/contracts'
import { createEscalationPolicy } from '@hubbub/contracts/http'
import { type ReactNode, useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { CheckboxField } from '#components/checkbox.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { StepsField } from './steps-field.tsx'
import { waitWords } from './wait-words.ts'

const first: EscalationStep = { targets: [{ kind: 'supervisors' }], waitSeconds: 300 }
const ackChoices = [600, 1800, 3600, 14_400, 86_400]
const never = 'never'

const timesOptions = ['Never', 'Once', 'Twice', '3 times', '4 times', '5 times'].map((label, times) => ({
  value: String(times),
  label,
}))

/** Makes a policy, or changes the one it is given. */
export function PolicyDialog({ policy, trigger }: { policy?: EscalationPolicy; trigger: ReactNode }) {
  const { workspace } = useSession()
  const { onCall } = api.workspace(workspace.id)
  const { change } = useChange(['escalation-policies', workspace.id])
  const [steps, setSteps] = useState(policy?.steps ?? [first])
  const kept = policy?.ackSeconds ?? null
  const acks = [...new Set([...ackChoices, ...(kept === null ? [] : [kept])])].toSorted((a, b) => a - b)
  return (
    <FormDialog
      trigger={trigger}
      onOpenChange={(open) => open && setSteps(policy?.steps ?? [first])}
      wide
      title={policy ? `Change ${policy.name}` : 'New policy'}
      submit="Save"
      schema={bodyOf(createEscalationPolicy)}
      read={({ text, number, checked }) => ({
        name: text('name'),
        steps,
        repeat: number('repeat'),
        ackSeconds: text('ackSeconds') === never ? null : number('ackSeconds'),
        isDefault: checked('isDefault') || policy?.isDefault === true,
      })}
      onSubmit={(values) =>
        change(
          () =>
            policy ? onCall.updatePolicy(policy.id, values, policy.version) : onCall.createPolicy(values),
          'Saved',
        )
      }
    >
      <Field name="name" label="Name">
        <Input defaultValue={policy?.name} maxLength={100} autoFocus />
      </Field>
      <StepsField steps={steps} onChange={setSteps} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="repeat" label="Begin again" hint="After the last step, while nobody acknowledges.">
          <Select options={timesOptions} defaultValue={String(policy?.repeat ?? 1)} />
        </Field>
        <Field
          name="ackSeconds"
          label="An acknowledgement holds"
          hint="Then whoever stood last is told again."
        >
          <Select
            options={[
              { value: never, label: 'Until it is resolved' },
              ...acks.map((seconds) => ({ value: String(seconds), label: waitWords(seconds) })),
            ]}
            defaultValue={kept === null ? never : String(kept)}
          />
        </Field>
      </div>
      {policy?.isDefault ? null : (
        <CheckboxField name="isDefault" label="Take this one where nobody names a policy" />
      )}
    </FormDialog>
  )
}
