import { type AlertWatch, alertDetectorSchema } from '@hubbub/contracts'
import { CheckboxField } from '#components/checkbox.tsx'
import { ChoicesField } from '#components/choices-field.tsx'
import { QueryEditor } from '#components/query-editor/query-editor.tsx'
import { Select } from '#components/select.tsx'
import { detectorWords, sensitivityWords } from '#lib/alerts/alert-words.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { optionsOf } from '#lib/words.ts'
import type { Draft } from './draft.ts'
import { Labelled } from '#components/labelled.tsx'
import { NumberField } from './number-field.tsx'

const windows = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440]
function windowWords(minutes: number): string {
  if (minutes < 60) return `${minutes} minutes`
  return minutes === 60 ? 'an hour' : `${minutes / 60} hours`
}

interface Props {
  draft: Draft
  onChange: (patch: Partial<Draft>) => void
}

/** What a rule looks for, by its kind. */
export function WatchFields({ draft, onChange }: Props) {
  const { watch } = draft
  const set = (next: AlertWatch) => onChange({ watch: next })
  switch (watch.kind) {
    case 'learned':
      return <Learned draft={draft} watch={watch} onChange={onChange} />
    case 'threshold':
      return <Threshold watch={watch} onChange={set} />
    case 'negative-share':
      return <Share watch={watch} onChange={set} />
    case 'author':
      return (
        <div className="max-w-60">
          <NumberField
            label="Followers"
            value={watch.followers}
            min={1000}
            max={1_000_000_000}
            onChange={(followers) => set({ ...watch, followers })}
          />
        </div>
      )
    case 'keyword':
      return <Keyword watch={watch} onChange={set} />
    case 'silence':
      return <Silence watch={watch} onChange={set} />
  }
}

interface Of<K extends AlertWatch['kind']> {
  watch: Extract<AlertWatch, { kind: K }>
  onChange: (watch: AlertWatch) => void
}

const Threshold = ({ watch, onChange }: Of<'threshold'>) => (
  <div className="grid gap-4 sm:grid-cols-3">
    <Labelled label="Of what">
      <Select
        aria-label="Of what"
        value={watch.what}
        options={[
          { value: 'mentions', label: 'All mentions' },
          { value: 'negative', label: 'Negative ones' },
        ]}
        onValueChange={(what) => onChange({ ...watch, what })}
      />
    </Labelled>
    <NumberField
      label="At least"
      value={watch.count}
      min={1}
      max={1_000_000}
      onChange={(count) => onChange({ ...watch, count })}
    />
    <Window minutes={watch.minutes} onChange={(minutes) => onChange({ ...watch, minutes })} />
  </div>
)

const Share = ({ watch, onChange }: Of<'negative-share'>) => (
  <div className="grid gap-4 sm:grid-cols-3">
    <NumberField
      label="Negative, in %"
      value={watch.percent}
      min={1}
      max={100}
      onChange={(percent) => onChange({ ...watch, percent })}
    />
    <NumberField
      label="Of at least"
      value={watch.least}
      min={1}
      max={100_000}
      onChange={(least) => onChange({ ...watch, least })}
    />
    <Window minutes={watch.minutes} onChange={(minutes) => onChange({ ...watch, minutes })} />
  </div>
)

const Keyword = ({ watch, onChange }: Of<'keyword'>) => (
  <div className="space-y-4">
    <Labelled label="Words" hint="In the same language as monitors: recall OR lawsuit, “on fire”, burn*">
      <QueryEditor text={watch.query} onChange={(query) => onChange({ ...watch, query })} />
    </Labelled>
    <div className="grid gap-4 sm:grid-cols-3">
      <NumberField
        label="Mentions of them"
        value={watch.count}
        min={1}
        max={10_000}
        onChange={(count) => onChange({ ...watch, count })}
      />
      <Window minutes={watch.minutes} onChange={(minutes) => onChange({ ...watch, minutes })} />
    </div>
  </div>
)

const Window = ({ minutes, onChange }: { minutes: number; onChange: (minutes: number) => void }) => (
  <Labelled label="Within">
    <Select
      aria-label="Within"
      value={String(minutes)}
      options={[...new Set([...windows, minutes])]
        .toSorted((a, b) => a - b)
        .map((each) => ({ value: String(each), label: windowWords(each) }))}
      onValueChange={(value) => onChange(Number(value))}
    />
  </Labelled>
)

function Learned({ draft, watch, onChange }: Props & { watch: Extract<AlertWatch, { kind: 'learned' }> }) {
  const toggle = (detector: (typeof watch.detectors)[number], on: boolean) => {
    const detectors = alertDetectorSchema.options.filter((each) =>
      each === detector ? on : watch.detectors.includes(each),
    )
    if (detectors.length > 0) onChange({ watch: { ...watch, detectors } })
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <fieldset>
        <legend className="font-medium">When</legend>
        {alertDetectorSchema.options.map((detector) => (
          <CheckboxField
            key={detector}
            label={detectorWords[detector]}
            checked={watch.detectors.includes(detector)}
            onCheckedChange={(checked) => toggle(detector, checked === true)}
          />
        ))}
      </fieldset>
      <Labelled label="How easily">
        <Select
          aria-label="How easily"
          value={draft.sensitivity}
          options={optionsOf(sensitivityWords)}
          onValueChange={(sensitivity) => onChange({ sensitivity })}
        />
      </Labelled>
    </div>
  )
}

function Silence({ watch, onChange }: Of<'silence'>) {
  const { channels } = useDirectory()
  return (
    <ChoicesField
      label="Sources"
      none="All of them"
      options={channels.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={watch.channelIds}
      onChange={(channelIds) => onChange({ ...watch, channelIds })}
    />
  )
}
