import type { RuleEffect } from '@hubbub/contracts'
import { createSentimentRule } from '@hubbub/contracts/http'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { sentimentRulesKey } from '#lib/sentiment/keys.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useDebounced } from '#lib/use-debounced.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { effectWords } from './effect-words.ts'
import { placeOf, type RulePlace, rulePlaces } from './rule-place.ts'
import { type PreviewedRule, rulePreviewQuery } from './sentiment.queries.ts'

interface RuleDialogProps {
  /** What is in the field at first. */
  phrase: string
  /** Of the monitor in whose mentions somebody came upon it. */
  monitorId: string | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Judges a phrase, with the stored messages that hold it in sight. */
export function RuleDialog({ phrase: first, monitorId, open, onOpenChange }: RuleDialogProps) {
  const { workspace, can } = useSession()
  const { brands } = useDirectory()
  const { change } = useChange(sentimentRulesKey(workspace.id))
  const { sentiment } = api.workspace(workspace.id)
  const monitors =
    useQuery({ ...monitorsQuery(workspace.id), enabled: open && can('monitor:read') }).data ?? []
  const places = rulePlaces(brands, monitors)
  const [chosen, setPlace] = useState<RulePlace>(monitorId ? `monitor:${monitorId}` : 'everywhere')
  const place = places.some(({ value }) => value === chosen) ? chosen : 'everywhere'
  const [phrase, setPhrase] = useState(first)
  const look = useDebounced(setPhrase, 250)
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      wide
      title="New phrase rule"
      description="What comes counts by it at once, what is stored within moments. What somebody corrected stays."
      submit="Make the rule"
      schema={bodyOf(createSentimentRule)}
      read={({ text }) => ({
        phrase: text('phrase'),
        effect: text('effect') as RuleEffect,
        ...placeOf(place),
      })}
      onSubmit={(values) => change(() => sentiment.createRule(values), `“${values.phrase}” is judged`)}
    >
      <Field name="phrase" label="Phrase" hint="Whole words; upper and lower case are the same.">
        <Input
          defaultValue={first}
          maxLength={120}
          autoFocus
          onChange={(event) => look(event.target.value)}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="effect" label="What it does">
          <Select
            defaultValue="neutral"
            options={Object.entries(effectWords).map(([value, words]) => ({ value, ...words }))}
          />
        </Field>
        {places.length > 1 ? (
          <Field name="place" label="Where">
            <Select value={place} onValueChange={setPlace} options={places} />
          </Field>
        ) : null}
      </div>
      <Preview phrase={phrase} {...placeOf(place)} />
    </FormDialog>
  )
}

function Preview(rule: PreviewedRule) {
  const { workspace } = useSession()
  const { data } = useQuery({ ...rulePreviewQuery(workspace.id, rule), placeholderData: keepPreviousData })
  if (rule.phrase.trim().length < 2 || data === undefined)
    return <p className="text-sm text-muted">Messages of the last 30 days that hold it are shown here.</p>
  return (
    <div>
      <p aria-live="polite" className="text-sm font-medium">
        {data.count === 0
          ? 'No message of the last 30 days holds it'
          : `${data.count} ${data.count === 1 ? 'message' : 'messages'} of the last 30 days`}
      </p>
      <ul
        className="mt-1 max-h-48 divide-y divide-border overflow-y-auto thin-scroll"
        aria-label="Messages that hold it"
      >
        {data.sample.map(({ messageId, text, label }) => (
          <li key={messageId} className="flex gap-2 py-1.5 text-sm">
            <SentimentMark label={label} className="mt-0.5 self-start" />
            <span className="line-clamp-2 min-w-0 break-words">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
