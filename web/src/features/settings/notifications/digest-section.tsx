import { type DigestRhythm, digestSettingsSchema, type OwnDigest } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ChoicesField } from '#components/choices-field.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { Labelled } from '#components/labelled.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { Select } from '#components/select.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { SwitchField } from '#components/switch.tsx'
import { TimeZoneInput } from '#components/time-zone-input.tsx'
import { WeekdayField } from '#components/weekday-field.tsx'
import { api } from '#lib/api.ts'
import { ownDigestQuery } from '#lib/digests/digests.query.ts'
import { brandsQuery } from '#lib/queries/brands.query.ts'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useChange } from '#lib/use-change.ts'
import { optionsOf } from '#lib/words.ts'

const rhythmKinds = {
  hourly: 'Every hour',
  daily: 'Every day',
  weekly: 'Every week',
} satisfies Record<DigestRhythm['kind'], string>

const firstRhythm = {
  hourly: { kind: 'hourly' },
  daily: { kind: 'daily' },
  weekly: { kind: 'weekly', weekday: 1 },
} satisfies { [K in DigestRhythm['kind']]: Extract<DigestRhythm, { kind: K }> }

/** What was found, put together and told by a rhythm of one's own. */
export function DigestSection() {
  const { workspace } = useSession()
  return (
    <Section
      title="Digest"
      description={
        <>
          What was found, put together: alerts, incidents, how much was said, rising words and who reaches
          most. It stands among your{' '}
          <Link to="/alerts/digests" className="text-accent underline">
            digests
          </Link>
          , too.
        </>
      }
    >
      <Loaded query={useQuery(ownDigestQuery(workspace.id))} what="your digest">
        {(own) => <DigestForm own={own} />}
      </Loaded>
    </Section>
  )
}

function DigestForm({ own }: { own: OwnDigest }) {
  const { workspace } = useSession()
  const { change } = useChange(['own-digest', workspace.id])
  const [draft, setDraft] = useState(own)
  const set = (part: Partial<OwnDigest>) => setDraft((kept) => ({ ...kept, ...part }))
  const { enabled, rhythm } = draft
  const isNew = own.nextAt === null && own.timeZone === 'UTC'
  return (
    <Form
      aria-label="Digest"
      schema={digestSettingsSchema}
      read={({ text }) => ({
        ...draft,
        time: enabled && rhythm.kind !== 'hourly' ? text('time') : own.time,
        timeZone: enabled ? text('timeZone') : own.timeZone,
      })}
      onSubmit={async (settings) => {
        await change(() => api.workspace(workspace.id).digests.set(settings), 'Saved')
      }}
      className="max-w-md"
    >
      <SwitchField
        label="Send me a digest"
        checked={enabled}
        onCheckedChange={(checked) => set({ enabled: checked })}
      />
      {enabled ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Labelled label="Rhythm">
              <Select
                aria-label="Rhythm"
                value={rhythm.kind}
                options={optionsOf(rhythmKinds)}
                onValueChange={(kind) => set({ rhythm: firstRhythm[kind] })}
              />
            </Labelled>
            {rhythm.kind === 'weekly' ? (
              <WeekdayField
                value={rhythm.weekday}
                onChange={(weekday) => set({ rhythm: { kind: 'weekly', weekday } })}
              />
            ) : null}
            {rhythm.kind === 'hourly' ? null : (
              <Field name="time" label="At">
                <Input type="time" required defaultValue={own.time} />
              </Field>
            )}
          </div>
          <Field name="timeZone" label="Time zone of the digest">
            <TimeZoneInput defaultValue={isNew ? undefined : own.timeZone} />
          </Field>
          <AboutFields draft={draft} onChange={set} />
          <SwitchField
            label="By e-mail"
            hint="Otherwise it stands among your digests alone."
            checked={draft.byMail}
            onCheckedChange={(byMail) => set({ byMail })}
          />
          <SwitchField
            label="Also when it was calm"
            hint="Otherwise a time in which nothing was found is passed over."
            checked={draft.tellCalm}
            onCheckedChange={(tellCalm) => set({ tellCalm })}
          />
        </>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton>Save</SubmitButton>
        {own.enabled && own.nextAt !== null ? (
          <span className="text-sm text-muted">The next one: {exactTime(own.nextAt)}</span>
        ) : null}
      </div>
    </Form>
  )
}

interface AboutProps {
  draft: OwnDigest
  onChange: (part: Partial<OwnDigest>) => void
}

function AboutFields({ draft, onChange }: AboutProps) {
  const { workspace } = useSession()
  const monitors = useQuery(monitorsQuery(workspace.id)).data ?? []
  const brands = useQuery(brandsQuery(workspace.id)).data ?? []
  const optionsFrom = (things: readonly { id: string; name: string }[]) =>
    things.map(({ id, name }) => ({ value: id, label: name }))
  const isAll = draft.monitorIds.length === 0 && draft.brandIds.length === 0
  return (
    <>
      <ChoicesField
        label="Monitors"
        none={isAll ? 'All that you see' : 'Add'}
        options={optionsFrom(monitors)}
        chosen={draft.monitorIds}
        onChange={(monitorIds) => onChange({ monitorIds })}
      />
      <ChoicesField
        label="Brands, with all their monitors"
        none={isAll ? 'All that you see' : 'Add'}
        options={optionsFrom(brands)}
        chosen={draft.brandIds}
        onChange={(brandIds) => onChange({ brandIds })}
      />
    </>
  )
}
