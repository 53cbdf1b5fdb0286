import type { Brand, Channel, ChannelField as FieldInfo, ChannelKindInfo, Team } from '@hubbub/contracts'
import { ExternalLink } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { Select } from '#components/select.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { UnsavedGuard } from '#components/unsaved-guard.tsx'
import type { FormFields } from '#lib/form-fields.ts'
import { ChannelField } from './channel-field.tsx'
import { ChannelPreview } from './channel-preview.tsx'
import { ChannelTest } from './channel-test.tsx'
import { type ChannelValues, readChannel, storedAt } from './channel-values.ts'

export interface ChannelFormProps<S extends z.ZodType> {
  kind: ChannelKindInfo
  /** Left out for a new one. */
  channel?: Channel
  brands: readonly Brand[]
  teams: readonly Team[]
  schema: S
  onSubmit: (values: z.output<S>) => Promise<unknown>
  /** Once it is kept. */
  onDone: () => void
  submit: string
}

/** The form that a channel describes itself, with what to make on the network's side first. */
export function ChannelForm<S extends z.ZodType>(props: ChannelFormProps<S>) {
  const { kind, channel, brands, teams, schema, onSubmit, onDone, submit } = props
  const [dirty, setDirty] = useState(false)
  const readOwn = (fields: FormFields) => readChannel(kind.fields, fields, channel?.settings)
  const stored = channel !== undefined
  const line = (field: FieldInfo) => {
    const value = storedAt(channel?.settings, field.path) ?? field.initial
    return <ChannelField key={field.path} field={field} value={value} stored={stored} />
  }
  const seldom = kind.fields.filter(({ advanced }) => advanced)
  return (
    <Form
      aria-label={kind.label}
      schema={schema}
      read={(fields) => ({
        ...(stored ? {} : { kind: kind.kind, credentials: {} }),
        name: fields.text('name'),
        brandId: fields.text('brandId'),
        defaultTeamId: fields.text('defaultTeamId') === 'none' ? null : fields.text('defaultTeamId'),
        ...readOwn(fields),
      })}
      onDirtyChange={setDirty}
      onSubmit={async (values) => {
        await onSubmit(values)
        setDirty(false)
        // The guard must have seen that nothing is unsaved before one leaves.
        setTimeout(onDone)
      }}
    >
      <UnsavedGuard dirty={dirty} />
      <Beside preview={kind.preview} read={readOwn}>
        {stored ? null : <Guide kind={kind} />}
        <Place channel={channel} brands={brands} teams={teams} />
        <Section title={isOwn(kind) ? 'Settings' : `Account at ${kind.label}`}>
          <div className="space-y-4">
            {kind.fields.filter(({ advanced }) => !advanced).map(line)}
            {seldom.length > 0 ? (
              <details>
                <summary className="w-fit rounded-sm font-medium text-accent">More</summary>
                <div className="mt-3 space-y-4">{seldom.map(line)}</div>
              </details>
            ) : null}
            <ChannelTest kind={kind.kind} channelId={channel?.id} read={readOwn} />
          </div>
        </Section>
        <SubmitButton size="lg">{submit}</SubmitButton>
      </Beside>
    </Form>
  )
}

interface BesideProps {
  preview: string | null
  read: (fields: FormFields) => ChannelValues
  children: ReactNode
}

/** The form, and where it looks like something, that beside it. */
function Beside({ preview, read, children }: BesideProps) {
  if (preview === null) return children
  return (
    <div className="@container">
      <div className="@4xl:grid @4xl:grid-cols-[minmax(0,1fr)_25rem] @4xl:items-start @4xl:gap-6">
        <div>{children}</div>
        <div className="my-6 @4xl:sticky @4xl:top-4 @4xl:my-0">
          <ChannelPreview page={preview} read={read} />
        </div>
      </div>
    </div>
  )
}

/** Nobody else's network: there is no other place to go to first. */
const isOwn = ({ group }: ChannelKindInfo) => group === 'own'

function Guide({ kind }: { kind: ChannelKindInfo }) {
  const { label, guide, guideUrl } = kind
  if (guide.length === 0) return null
  return (
    <Section title={isOwn(kind) ? 'How it works' : `First, at ${label}`}>
      <ol className="list-decimal space-y-1.5 pl-5">
        {guide.map((step) => (
          <li key={step} className="break-words">
            {step}
          </li>
        ))}
      </ol>
      {guideUrl === null ? null : (
        <a
          href={guideUrl}
          target="_blank"
          rel="noreferrer"
          className="mt-2 inline-flex items-center gap-1 text-accent hover:underline"
        >
          More at {new URL(guideUrl).host}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      )}
    </Section>
  )
}

type PlaceProps = Pick<ChannelFormProps<z.ZodType>, 'brands' | 'teams'> & { channel: Channel | undefined }

/** What it is called, whose it is, and who gets what arrives. */
function Place({ channel, brands, teams }: PlaceProps) {
  const choices = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Section>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field name="name" label="Name" hint="What colleagues call it.">
          <Input defaultValue={channel?.name} autoFocus={!channel} />
        </Field>
        <Field name="brandId" label="Brand">
          <Select options={choices(brands)} defaultValue={channel?.brand.id ?? brands[0]?.id} />
        </Field>
        <Field name="defaultTeamId" label="New conversations go to" optional>
          <Select
            options={[{ value: 'none', label: 'No team' }, ...choices(teams)]}
            defaultValue={channel?.defaultTeam?.id ?? 'none'}
          />
        </Field>
      </div>
    </Section>
  )
}
