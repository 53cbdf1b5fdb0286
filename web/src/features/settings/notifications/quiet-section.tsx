import { type NotifyPreference, notifyPreferenceSchema, severitySchema } from '@hubbub/contracts'
import { useState } from 'react'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { Select } from '#components/select.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { SwitchField } from '#components/switch.tsx'
import { TimeZoneInput } from '#components/time-zone-input.tsx'

interface Props {
  preference: NotifyPreference
  onSave: (preference: NotifyPreference) => Promise<unknown>
}

const nothing = 'nothing'
const through = [
  { value: 'critical', label: 'What is critical' },
  { value: 'high', label: 'What is high or critical' },
  { value: 'medium', label: 'All but what is low' },
  { value: nothing, label: 'Nothing' },
]

/** From when to when one is left alone, by one's own clock. */
export function QuietSection({ preference, onSave }: Props) {
  const { quiet, timeZone, rules } = preference
  const [on, setOn] = useState(quiet !== null)
  return (
    <Section
      title="Quiet hours"
      description="What is held is told when they end, unless somebody has taken it by then."
    >
      <div className="mb-4 max-w-md">
        <SwitchField label="Keep quiet hours" checked={on} onCheckedChange={setOn} />
      </div>
      <Form
        aria-label="Quiet hours"
        schema={notifyPreferenceSchema}
        read={({ text }) => ({
          rules,
          timeZone: text('timeZone'),
          quiet: on
            ? {
                from: text('quiet.from'),
                until: text('quiet.until'),
                through:
                  text('quiet.through') === nothing ? null : severitySchema.parse(text('quiet.through')),
              }
            : null,
        })}
        onSubmit={onSave}
        className="max-w-md"
      >
        <Field name="timeZone" label="Your time zone">
          <TimeZoneInput defaultValue={quiet === null && timeZone === 'UTC' ? undefined : timeZone} />
        </Field>
        {on ? (
          <>
            <div className="grid grid-cols-2 gap-4">
              <Field name="quiet.from" label="From">
                <Input type="time" defaultValue={quiet?.from ?? '22:00'} />
              </Field>
              <Field name="quiet.until" label="Until">
                <Input type="time" defaultValue={quiet?.until ?? '07:00'} />
              </Field>
            </div>
            <Field name="quiet.through" label="What breaks through">
              <Select
                options={through}
                defaultValue={quiet === null ? 'critical' : (quiet.through ?? nothing)}
              />
            </Field>
          </>
        ) : null}
        <SubmitButton>Save</SubmitButton>
      </Form>
    </Section>
  )
}
