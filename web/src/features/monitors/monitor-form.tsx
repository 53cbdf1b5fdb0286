import type { Monitor } from '@hubbub/contracts'
import { parse, print } from '@hubbub/query'
import { useState } from 'react'
import { Callout } from '#components/callout.tsx'
import { Section } from '#components/page.tsx'
import { useSave } from '#lib/use-save.ts'
import { useSession } from '#lib/session.ts'
import { useDebouncedValue } from '#lib/use-debounced-value.ts'
import { SaveFoot } from '#components/save-foot.tsx'
import { AboutMonitor } from './about-monitor.tsx'
import { Builder } from './builder.tsx'
import { noParts, type Parts, partsOf, queryOf } from './builder.ts'
import type { Draft } from './draft.ts'
import { Examples } from './examples.tsx'
import { Lists } from './lists.tsx'
import { Preview } from './preview.tsx'
import { QueryEditor } from '#components/query-editor/query-editor.tsx'
import { Sources } from './sources.tsx'
import { Versions } from './versions.tsx'

interface MonitorFormProps {
  first: Draft
  monitor?: Monitor
  submit: string
  onSave: (draft: Draft) => Promise<void>
}

interface FoundProps {
  draft: Draft
  monitor: Monitor | undefined
  onExclude: ((word: string) => void) | null
}

/** What a monitor listens for: the text is what counts, and the builder shows as much of it as it can. */
export function MonitorForm({ first, monitor, submit, onSave }: MonitorFormProps) {
  const { can, member } = useSession()
  const { draft, set, isDirty, save, saving, problem } = useSave(
    first,
    async (said) => await onSave({ ...said, name: said.name.trim() }),
  )
  const mayWrite = can('monitor:write')
  const previewed = useDebouncedValue(draft, 400)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      className="grid grid-cols-1 items-start gap-x-6 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <fieldset disabled={!mayWrite} className="min-w-0">
        <Section>
          <AboutMonitor
            draft={draft}
            isOwn={monitor === undefined || monitor.owner?.id === member.id}
            onChange={set}
          />
        </Section>
        <Section
          title="What to listen for"
          description={`The builder and the text say the same${mayWrite ? '; change either' : ''}.`}
        >
          <WhatToListenFor query={draft.query} readOnly={!mayWrite} onChange={(query) => set({ query })} />
        </Section>
        <Section
          title="Whose words, and from where"
          description="Beside the query; what is left out stays out."
        >
          <Lists lists={draft.lists} onChange={(lists) => set({ lists })} />
        </Section>
        <Section
          title="Examples"
          description="Held against the query on every save, so that no change breaks it unseen."
        >
          <Examples
            query={draft.query}
            examples={draft.examples}
            onChange={(examples) => set({ examples })}
          />
        </Section>
        {monitor === undefined ? null : (
          <Section title="Versions">
            <Versions
              monitorId={monitor.id}
              current={monitor.queryVersion}
              onTake={({ query, lists }) => set({ query, lists })}
            />
          </Section>
        )}
        <SaveFoot
          submit={submit}
          problem={problem}
          saving={saving}
          isWhole={draft.name.trim() !== '' && draft.query.trim() !== ''}
          may={mayWrite}
          isDirty={isDirty}
        />
      </fieldset>
      <Found
        draft={previewed}
        monitor={monitor}
        onExclude={mayWrite ? (word) => set({ query: without(draft.query, word) }) : null}
      />
    </form>
  )
}

/** Beside the form: what was found of it, and where more of it is heard. */
function Found({ draft, monitor, onExclude }: FoundProps) {
  return (
    <div>
      <Section title="Preview">
        <Preview draft={draft} onExclude={onExclude} />
      </Section>
      {draft.query.trim() === '' ? null : (
        <Section
          title="Where it is heard"
          description="What your accounts ask their networks for because of it."
        >
          <Sources draft={draft} monitor={monitor} />
        </Section>
      )}
    </div>
  )
}

/** The same query, with a word left out. */
function without(query: string, word: string): string {
  const parsed = parse(query)
  if (!parsed.ok) return query
  const { tree } = parsed
  const left = { type: 'not', part: { type: 'words', text: word, quoted: false, within: null } } as const
  return print({ type: 'and', parts: tree.type === 'and' ? [...tree.parts, left] : [tree, left] })
}

interface WhatProps {
  query: string
  readOnly: boolean
  onChange: (query: string) => void
}

function WhatToListenFor({ query, readOnly, onChange }: WhatProps) {
  // One word alone could stand in two of its fields: it stays where it was put as long as the text says the same.
  const [built, setBuilt] = useState(noParts)
  const parts = queryOf(built) === query ? built : partsOf(query)
  const [last, setLast] = useState(parts)
  if (parts !== null && parts !== last && queryOf(parts) !== (last && queryOf(last))) setLast(parts)
  const build = (next: Parts) => {
    setBuilt(next)
    onChange(queryOf(next))
  }
  return (
    <div className="space-y-4">
      {parts === null ? (
        <BuilderAtRest query={query} last={last} />
      ) : (
        <Builder parts={parts} onChange={build} />
      )}
      <div className="space-y-1">
        <h3 className="font-medium">As text</h3>
        <QueryEditor text={query} readOnly={readOnly} onChange={onChange} />
        <p className="text-sm text-muted">
          AND, OR, NOT, “phrases”, NEAR/5, wild*, fields such as lang:en, author:, site:, sentiment:negative.
        </p>
      </div>
    </div>
  )
}

/** Keeps the place of the builder while the text says what it cannot show, so that nothing moves below somebody's hands. */
function BuilderAtRest({ query, last }: { query: string; last: Parts | null }) {
  const says = (
    <Callout tone="info">This query says more than the builder can show. It is changed as text.</Callout>
  )
  const isCalm = useDebouncedValue(query, 800) === query
  if (last === null) return says
  const tells = isCalm && parse(query).ok
  return (
    <div className="relative">
      <div inert className={tells ? 'invisible' : 'opacity-50'}>
        <Builder parts={last} onChange={nothing} />
      </div>
      {tells ? <div className="absolute inset-x-0 top-0">{says}</div> : null}
    </div>
  )
}

const nothing = () => {}
