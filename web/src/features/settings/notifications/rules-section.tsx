import {
  type NotifyPreference,
  type NotifyWay,
  type OutsideWay,
  type Severity,
  severitySchema,
} from '@hubbub/contracts'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Section } from '#components/page.tsx'
import { Select } from '#components/select.tsx'
import { toast } from '#components/toast.tsx'
import { errorText } from '#lib/error-text.ts'
import { severityWords, wayWords } from '#lib/escalation/severity-words.ts'

const severities = severitySchema.options.toReversed()
const never = 'never'
const delays = [0, 60, 120, 300, 600, 1800]
const delayWords = (seconds: number) => (seconds === 0 ? 'At once' : `After ${seconds / 60} min`)

interface Props {
  preference: NotifyPreference
  ways: readonly NotifyWay[]
  onSave: (preference: NotifyPreference) => Promise<unknown>
}

/** By severity: which way tells one when. */
export function RulesSection({ preference, ways, onSave }: Props) {
  const [rules, setRules] = useState(preference.rules)
  const [pending, setPending] = useState(false)
  const changed = JSON.stringify(rules) !== JSON.stringify(preference.rules)
  const kinds: OutsideWay[] = ['email', ...new Set(ways.map(({ kind }) => kind))]
  const set = (severity: Severity, way: OutsideWay, value: string) => {
    const others = rules[severity].filter((rule) => rule.way !== way)
    const own = value === never ? [] : [{ way, afterSeconds: Number(value) }]
    setRules({ ...rules, [severity]: [...others, ...own] })
  }
  const save = async () => {
    setPending(true)
    await onSave({ ...preference, rules }).catch((error: unknown) => toast.error(errorText(error)))
    setPending(false)
  }
  return (
    <Section title="What you are told how" description="An acknowledgement stops what has not left yet.">
      <div className="overflow-x-auto thin-scroll">
        <table className="w-full min-w-84 text-left">
          <thead className="text-sm text-muted">
            <tr>
              <th scope="col" className="pr-3 pb-1 font-normal">
                Severity
              </th>
              {kinds.map((way) => (
                <th key={way} scope="col" className="pr-3 pb-1 font-normal">
                  {wayWords[way]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {severities.map((severity) => (
              <tr key={severity}>
                <th scope="row" className="py-1 pr-3 font-medium">
                  {severityWords[severity]}
                </th>
                {kinds.map((way) => (
                  <td key={way} className="py-1 pr-3">
                    <Delay
                      label={`${severityWords[severity]} by ${wayWords[way]}`}
                      seconds={rules[severity].find((rule) => rule.way === way)?.afterSeconds ?? null}
                      onChange={(value) => set(severity, way, value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        variant="primary"
        className="mt-3"
        disabled={!changed}
        pending={pending}
        onClick={() => void save()}
      >
        Save
      </Button>
    </Section>
  )
}

interface DelayProps {
  label: string
  /** Null: not at all. */
  seconds: number | null
  onChange: (value: string) => void
}

function Delay({ label, seconds, onChange }: DelayProps) {
  const kept = seconds === null || delays.includes(seconds) ? [] : [seconds]
  return (
    <Select
      aria-label={label}
      options={[
        { value: never, label: 'Never' },
        ...[...delays, ...kept].map((value) => ({ value: String(value), label: delayWords(value) })),
      ]}
      value={seconds === null ? never : String(seconds)}
      onValueChange={onChange}
      className="w-26 sm:w-32"
    />
  )
}
