import type { AlertWatch } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { ChoicesField } from '#components/choices-field.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { SaveFoot } from '#components/save-foot.tsx'
import { Select } from '#components/select.tsx'
import { watchHints, watchWords } from '#lib/alerts/alert-words.ts'
import { languageOptions } from '#lib/language-options.ts'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { useDebouncedValue } from '#lib/use-debounced-value.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { useSave } from '#lib/use-save.ts'
import { optionsOf } from '#lib/words.ts'
import { BacktestPanel } from './backtest-panel.tsx'
import { askedOf, type Draft, firstWatch } from './draft.ts'
import { Labelled } from '#components/labelled.tsx'
import { TellFields } from './tell-fields.tsx'
import { WatchFields } from './watch-fields.tsx'

interface RuleFormProps {
  first: Draft
  submit: string
  onSave: (draft: Draft) => Promise<void>
}

/** What a rule looks for and whom it tells; beside it, when it would have told them. */
export function RuleForm({ first, submit, onSave }: RuleFormProps) {
  const { can } = useSession()
  const { draft, set, isDirty, save, saving, problem } = useSave(
    first,
    async (said) => await onSave({ ...said, name: said.name.trim() }),
  )
  const tried = useDebouncedValue(draft, 400)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-[minmax(0,1fr)_27rem]"
    >
      <fieldset disabled={!can('alert-rule:write')} className="min-w-0">
        <Section>
          <About draft={draft} onChange={set} />
        </Section>
        <Section title={watchWords[draft.watch.kind]} description={watchHints[draft.watch.kind]}>
          <WatchFields draft={draft} onChange={set} />
        </Section>
        <Section title="Who hears of it">
          <TellFields draft={draft} onChange={set} />
        </Section>
        <SaveFoot
          submit={submit}
          problem={problem}
          saving={saving}
          isWhole={draft.name.trim() !== '' && askedOf(draft) !== null}
          may={can('alert-rule:write')}
          isDirty={isDirty}
        />
      </fieldset>
      <Section
        title="When it would have told"
        description="Over the last 28 days, by the same rules that look from now on."
        className="xl:sticky xl:top-4"
      >
        <BacktestPanel asked={askedOf(tried)} />
      </Section>
    </form>
  )
}

function About({ draft, onChange }: { draft: Draft; onChange: (patch: Partial<Draft>) => void }) {
  const { workspace } = useSession()
  const id = useId()
  const monitors = useQuery(monitorsQuery(workspace.id)).data ?? []
  const { channels } = useDirectory()
  const { watch, monitorId, filter } = draft
  const choose = (kind: AlertWatch['kind']) =>
    onChange({
      watch: firstWatch[kind],
      ...(kind === 'silence'
        ? { monitorId: null, filter: { channelIds: [], languages: [] }, playbookId: null }
        : { monitorId: monitorId ?? monitors[0]?.id ?? null }),
    })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="space-y-1 sm:col-span-2">
        <label htmlFor={id} className="block font-medium">
          Name
        </label>
        <Input
          id={id}
          value={draft.name}
          maxLength={80}
          required
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </div>
      <Labelled label="Looks for">
        <Select
          aria-label="Looks for"
          value={watch.kind}
          options={optionsOf(watchWords).map((option) => ({ ...option, hint: watchHints[option.value] }))}
          onValueChange={choose}
        />
      </Labelled>
      {watch.kind === 'silence' ? null : (
        <>
          <Labelled label="In the mentions of">
            <Select
              aria-label="In the mentions of"
              placeholder={monitors.length === 0 ? 'There is no monitor yet' : 'Choose a monitor'}
              value={monitorId ?? undefined}
              options={monitors.map(({ id: value, name }) => ({ value, label: name }))}
              onValueChange={(value) => onChange({ monitorId: value })}
            />
          </Labelled>
          <ChoicesField
            label="Heard by"
            none="Any channel"
            options={channels.map(({ id: value, name }) => ({ value, label: name }))}
            chosen={filter.channelIds}
            onChange={(channelIds) => onChange({ filter: { ...filter, channelIds } })}
          />
          <ChoicesField
            label="Written in"
            none="Any language"
            options={languageOptions}
            chosen={filter.languages}
            onChange={(languages) => onChange({ filter: { ...filter, languages } })}
          />
        </>
      )}
    </div>
  )
}
