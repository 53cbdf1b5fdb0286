import type { AlertRule } from '@hubbub/contracts'
import { muteAlertRule } from '@hubbub/contracts/http'
import { BellOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { alertRulesKey } from '#lib/alerts/alerts.query.ts'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useCommands } from '#lib/commands/use-commands.ts'
import { useSession } from '#lib/session.ts'
import { toLocalInput } from '#lib/time/snooze-presets.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useChange } from '#lib/use-change.ts'
import { type MuteChoice, muteChoices, muteEnds, muteOptions } from './mute-times.ts'

interface MuteRuleProps {
  rule: Pick<AlertRule, 'id' | 'name' | 'mute'>
  /** Why, where it can be guessed. */
  reason?: string
  /** In words, where it is not plain which rule it is. */
  label?: string
}

/** Has a rule tell nobody for a while: its button, its key and what it asks. */
export function MuteRule({ rule: { id, name, mute }, reason = '', label = 'Mute…' }: MuteRuleProps) {
  const { workspace, can } = useSession()
  const { change } = useChange(alertRulesKey(workspace.id))
  const [open, setOpen] = useState(false)
  const may = can('alert-rule:write')
  useCommands(
    may
      ? [
          {
            id: 'rule.mute',
            title: `Mute the rule “${name}”`,
            group: 'This rule',
            keys: 'm',
            run: () => setOpen(true),
          },
        ]
      : [],
  )
  if (!may) return null
  return (
    <FormDialog
      trigger={
        <Button>
          <BellOff /> {mute === null ? label : 'Change the mute…'}
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      title={`Mute “${name}”`}
      description="It looks on, and what it finds stands in the list as muted. Nobody is told, now or afterwards, and no incident opens by it alone. An alert that people are being told of already goes on until somebody acknowledges it."
      submit="Mute"
      schema={bodyOf(muteAlertRule)}
      read={({ text }) => ({ until: endOf(text('for'), text('until')), reason: text('reason') })}
      onSubmit={(values) =>
        change(
          () => api.workspace(workspace.id).alerts.muteRule(id, values),
          `“${name}” is muted until ${exactTime(values.until)}`,
        )
      }
    >
      <Fields reason={mute?.reason ?? reason} />
    </FormDialog>
  )
}

function Fields({ reason }: { reason: string }) {
  const [choice, setChoice] = useState<MuteChoice>('hour')
  const [now] = useState(() => new Date())
  return (
    <>
      <Field name="for" label="How long">
        <Select options={muteOptions(now)} defaultValue="hour" onValueChange={setChoice} />
      </Field>
      {choice === 'chosen' ? (
        <Field name="until" label="Until" hint={`In ${zone}. 30 days at most.`}>
          <Input
            type="datetime-local"
            min={toLocalInput(now)}
            defaultValue={toLocalInput(new Date(now.getTime() + 24 * 3_600_000))}
          />
        </Field>
      ) : null}
      <Field name="reason" label="Why" hint="Colleagues read it on the rule’s page.">
        <Input
          maxLength={300}
          autoFocus
          defaultValue={reason}
          placeholder="The price campaign: we expect it and are on it"
        />
      </Field>
    </>
  )
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Empty where it is no time: the schema says so. */
function endOf(choice: string, chosen: string): string {
  const known = muteChoices.find((one) => one === choice) ?? 'chosen'
  const ends = muteEnds(known, new Date()) ?? new Date(chosen)
  return Number.isNaN(ends.getTime()) ? '' : ends.toISOString()
}
