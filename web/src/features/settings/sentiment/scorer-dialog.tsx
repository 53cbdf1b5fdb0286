import type { ScorerKind, SentimentScorer } from '@hubbub/contracts'
import { putSentimentScorer } from '@hubbub/contracts/http'
import { type ReactNode, useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { PasswordInput } from '#components/password-input.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { scorerKey } from '#lib/sentiment/keys.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { kindWords, modeWords } from './scorer-words.ts'

const optionsOf = <T extends string>(words: Record<T, { label: string; hint: string }>) =>
  (Object.entries(words) as [T, { label: string; hint: string }][]).map(([value, said]) => ({
    value,
    ...said,
  }))

/** Plugs in a scorer, or changes the one that is. */
export function ScorerDialog({ scorer, trigger }: { scorer: SentimentScorer | null; trigger: ReactNode }) {
  const { workspace } = useSession()
  const { sentiment } = api.workspace(workspace.id)
  const { change } = useChange(scorerKey(workspace.id))
  const [kind, setKind] = useState<ScorerKind>(scorer?.kind ?? 'openai')
  return (
    <FormDialog
      trigger={trigger}
      wide
      title={scorer ? `Change ${scorer.name}` : 'Plug in a scorer'}
      description="The texts of messages are sent to this server, without names and ids."
      submit={scorer ? 'Save' : 'Plug it in'}
      schema={bodyOf(putSentimentScorer)}
      read={({ text, number }) => ({
        name: text('name'),
        kind,
        url: text('url'),
        model: kind === 'openai' ? text('model') : null,
        timeoutMs: number('timeoutMs'),
        dailyBudget: number('dailyBudget'),
        mode: text('mode'),
        ...(text('key') !== '' && { key: text('key') }),
      })}
      onSubmit={(values) =>
        change(
          () => sentiment.putScorer(values, scorer?.version),
          scorer ? 'Saved' : 'Plugged in: try it with a few texts',
        )
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label="Name" hint="What stands beside its scores.">
          <Input defaultValue={scorer?.name} maxLength={60} autoFocus />
        </Field>
        <Field name="kind" label="How it is asked">
          <Select options={optionsOf(kindWords)} value={kind} onValueChange={setKind} />
        </Field>
      </div>
      <Field
        name="url"
        label="Address"
        hint={
          kind === 'openai'
            ? 'What stands before /chat/completions. Without encryption only on this machine.'
            : 'Texts are posted there. Without encryption only on this machine.'
        }
      >
        <Input
          type="url"
          defaultValue={scorer?.url}
          placeholder={kind === 'openai' ? 'https://api.openai.com/v1' : 'https://scorer.example/score'}
          autoComplete="off"
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {kind === 'openai' ? (
          <Field name="model" label="Model">
            <Input defaultValue={scorer?.model ?? undefined} maxLength={120} autoComplete="off" />
          </Field>
        ) : null}
        <Field
          name="key"
          label="Key"
          optional
          hint={
            scorer?.hasKey
              ? 'Kept sealed. Leave it empty to keep it.'
              : 'Sent as a bearer token; kept sealed.'
          }
        >
          <PasswordInput autoComplete="off" />
        </Field>
      </div>
      <UseFields scorer={scorer} />
    </FormDialog>
  )
}

function UseFields({ scorer }: { scorer: SentimentScorer | null }) {
  return (
    <>
      <Field name="mode" label="What it is for">
        <Select options={optionsOf(modeWords)} defaultValue={scorer?.mode ?? 'compare'} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="timeoutMs"
          label="Time-out in milliseconds"
          hint="Messages wait no longer than that for it."
        >
          <Input type="number" min={100} max={15_000} defaultValue={scorer?.timeoutMs ?? 4_000} />
        </Field>
        <Field
          name="dailyBudget"
          label="Texts a day"
          hint="Then Hubbub scores by itself, until midnight in UTC."
        >
          <Input type="number" min={1} max={10_000_000} defaultValue={scorer?.dailyBudget ?? 5_000} />
        </Field>
      </div>
    </>
  )
}
