import type { ChannelKindInfo, ChannelUsage } from '@hubbub/contracts'
import { setChannelBudget } from '@hubbub/contracts/http'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { abilityWords } from './ability-words.ts'
import { byStop, readBudget, stopOf } from './budget-values.ts'

const shares = [50, 60, 70, 80, 90, 100].map((at) => ({ value: String(at), label: `at ${at} %` }))
const stopOptions = [...shares, { value: 'never', label: 'never, whatever it costs' }]

export interface BudgetFormProps {
  channelId: string
  kind: ChannelKindInfo
  usage: ChannelUsage
}

/** What it may cost in a month, when people are told, and the order in which it ends. */
export function BudgetForm({ channelId, kind, usage: { budget, units, version } }: BudgetFormProps) {
  const { workspace } = useSession()
  const { change } = useChange(['channels', workspace.id])
  const abilities = byStop(budget, kind.offers)
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value)
  return (
    <Form
      aria-label="Budget"
      className="mt-3"
      schema={bodyOf(setChannelBudget)}
      read={(fields) => readBudget(fields, { units: units.map(({ unit }) => unit), abilities })}
      onSubmit={async (values) =>
        await change(
          () => api.workspace(workspace.id).channels.setBudget(channelId, values, version),
          'The budget is set',
        )
      }
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field name="costMicros" label="Dollars a month" optional hint="Empty: no limit.">
          <Input
            inputMode="decimal"
            className="tabular"
            defaultValue={budget.costMicros === null ? '' : String(budget.costMicros / 1_000_000)}
          />
        </Field>
        <Field name="alarms" label="Tell us at (percent)" optional>
          <Input className="tabular" defaultValue={budget.alarms.join(', ')} />
        </Field>
        {units.map(({ unit, label, limit }) => (
          <Field key={unit} name={`units.${unit}`} label={`${label} a month`} optional>
            <Input inputMode="numeric" className="tabular" defaultValue={number(limit)} />
          </Field>
        ))}
      </div>
      <fieldset>
        <legend className="mb-2 font-medium">What ends first</legend>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {abilities.map((ability) => (
            <Field key={ability} name={`stops.${ability}`} label={abilityWords[ability]}>
              <Select options={stopOptions} defaultValue={stopOf(budget, ability)} />
            </Field>
          ))}
        </div>
      </fieldset>
      <SubmitButton>Set the budget</SubmitButton>
    </Form>
  )
}
