import { type AlertQuiet, type AlertTell, severitySchema } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { CheckboxField } from '#components/checkbox.tsx'
import { ChoicesField } from '#components/choices-field.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { policiesQuery } from '#lib/escalation/escalations.query.ts'
import { severityWords } from '#lib/escalation/severity-words.ts'
import { targetOf, targetValue, useTargets } from '#lib/escalation/target-words.ts'
import { playbooksQuery } from '#lib/incidents/playbooks.query.ts'
import { useSession } from '#lib/session.ts'
import { optionsOf } from '#lib/words.ts'
import type { Draft } from './draft.ts'
import { Labelled } from '#components/labelled.tsx'

const tellWords = {
  policy: 'An escalation policy',
  people: 'Certain people',
  nobody: 'Nobody: it only stands in the list',
} satisfies Record<AlertTell['kind'], string>
const usual = 'default'
const byItself = { value: 'auto', label: 'By how far and how fast it goes' } as const
const cooldowns = [0, 15, 30, 60, 120, 240, 720, 1440]
function cooldownWords(minutes: number): string {
  if (minutes === 0) return 'None'
  if (minutes < 60) return `${minutes} minutes`
  return minutes === 60 ? 'An hour' : `${minutes / 60} hours`
}

interface Props {
  draft: Draft
  onChange: (patch: Partial<Draft>) => void
}

/** Who hears of it, how severe it is, and when people are left alone. */
export function TellFields({ draft, onChange }: Props) {
  const { tell, severity, cooldownMinutes, watch } = draft
  // It reaches nobody, opens no incident, and one silence is told once.
  const isSilence = watch.kind === 'silence'
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Labelled label="Who hears of it">
          <Select
            aria-label="Who hears of it"
            value={tell.kind}
            options={optionsOf(tellWords)}
            onValueChange={(kind) => onChange({ tell: firstTell[kind] })}
          />
        </Labelled>
        <Whom tell={tell} onChange={(next) => onChange({ tell: next })} />
        <Labelled
          label="Severity"
          hint={
            isSilence
              ? 'By it people choose how they are told. A silence is as severe as you say.'
              : 'By it people choose how they are told.'
          }
        >
          <Select
            aria-label="Severity"
            value={severity ?? (isSilence ? 'medium' : byItself.value)}
            options={[...(isSilence ? [] : [byItself]), ...optionsOf(severityWords)]}
            onValueChange={(value) => onChange({ severity: value === byItself.value ? null : value })}
          />
        </Labelled>
        {isSilence ? null : (
          <>
            <Labelled label="Then rests for" hint="So long nothing else is told by this rule.">
              <Select
                aria-label="Then rests for"
                value={String(cooldownMinutes)}
                options={[...new Set([...cooldowns, cooldownMinutes])]
                  .toSorted((a, b) => a - b)
                  .map((minutes) => ({ value: String(minutes), label: cooldownWords(minutes) }))}
                onValueChange={(value) => onChange({ cooldownMinutes: Number(value) })}
              />
            </Labelled>
            <Playbook playbookId={draft.playbookId} onChange={(playbookId) => onChange({ playbookId })} />
          </>
        )}
      </div>
      {tell.kind === 'nobody' ? null : (
        <Quiet quiet={draft.quiet} onChange={(quiet) => onChange({ quiet })} />
      )}
    </div>
  )
}

interface PlaybookProps {
  playbookId: string | null
  onChange: (playbookId: string | null) => void
}

function Playbook({ playbookId, onChange }: PlaybookProps) {
  const { workspace } = useSession()
  const playbooks = useQuery(playbooksQuery(workspace.id)).data ?? []
  return (
    <Labelled label="Playbook" hint="Its tasks are laid out in the incident that this rule opens.">
      <Select
        aria-label="Playbook"
        value={playbookId ?? nothing}
        options={[
          { value: nothing, label: 'None: people choose' },
          ...playbooks.map(({ id, content }) => ({ value: id, label: content.name })),
        ]}
        onValueChange={(value) => onChange(value === nothing ? null : value)}
      />
    </Labelled>
  )
}

const firstTell = {
  policy: { kind: 'policy', policyId: null },
  people: { kind: 'people', targets: [{ kind: 'supervisors' }] },
  nobody: { kind: 'nobody' },
} satisfies { [K in AlertTell['kind']]: Extract<AlertTell, { kind: K }> }

function Whom({ tell, onChange }: { tell: AlertTell; onChange: (tell: AlertTell) => void }) {
  const { workspace } = useSession()
  const policies = useQuery(policiesQuery(workspace.id)).data ?? []
  const { options } = useTargets()
  switch (tell.kind) {
    case 'nobody':
      return <span />
    case 'policy':
      return (
        <Labelled label="Policy">
          <Select
            aria-label="Policy"
            value={tell.policyId ?? usual}
            options={[
              { value: usual, label: 'The default of the workspace' },
              ...policies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onValueChange={(value) => onChange({ kind: 'policy', policyId: value === usual ? null : value })}
          />
        </Labelled>
      )
    case 'people':
      return (
        <ChoicesField
          label="Whom"
          none="Nobody yet"
          options={options}
          chosen={tell.targets.map(targetValue)}
          onChange={(values) =>
            values.length > 0 && onChange({ kind: 'people', targets: values.slice(0, 10).map(targetOf) })
          }
        />
      )
  }
}

const own = Intl.DateTimeFormat().resolvedOptions().timeZone
const nights: AlertQuiet = { timeZone: own, from: '22:00', until: '07:00', through: 'critical' }
const nothing = 'none'

function Quiet({
  quiet,
  onChange,
}: {
  quiet: AlertQuiet | null
  onChange: (quiet: AlertQuiet | null) => void
}) {
  return (
    <div className="space-y-2">
      <CheckboxField
        label="Quiet hours"
        hint="What is found then is told when they end. People’s own quiet hours hold besides."
        checked={quiet !== null}
        onCheckedChange={(checked) => onChange(checked === true ? nights : null)}
      />
      {quiet === null ? null : (
        <div className="flex flex-wrap items-center gap-2 pl-6">
          <Input
            type="time"
            aria-label="Quiet from"
            value={quiet.from}
            onChange={(event) => onChange({ ...quiet, from: event.target.value })}
            className="w-28"
          />
          <span className="text-muted">to</span>
          <Input
            type="time"
            aria-label="Quiet until"
            value={quiet.until}
            onChange={(event) => onChange({ ...quiet, until: event.target.value })}
            className="w-28"
          />
          <span className="text-sm text-muted">{quiet.timeZone}, but for</span>
          <Select
            aria-label="Told at any time"
            className="w-40"
            value={quiet.through ?? nothing}
            options={[
              { value: nothing, label: 'nothing' },
              ...severitySchema.options.map((severity) => ({
                value: severity,
                label: severity === 'critical' ? 'Critical' : `${severityWords[severity]} and more`,
              })),
            ]}
            onValueChange={(value) => onChange({ ...quiet, through: value === nothing ? null : value })}
          />
        </div>
      )}
    </div>
  )
}
