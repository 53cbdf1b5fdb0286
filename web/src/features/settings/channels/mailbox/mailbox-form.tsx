import { type Brand, type Channel, emailSettingsSchema, type Team } from '@hubbub/contracts'
import { useState } from 'react'
import type { z } from 'zod'
import { Form } from '#components/form.tsx'
import { Section } from '#components/page.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { UnsavedGuard } from '#components/unsaved-guard.tsx'
import type { FormFields } from '#lib/form-fields.ts'
import { ConnectionTest } from './connection-test.tsx'
import { MailboxDetails } from './mailbox-details.tsx'
import { AccountSection, NameSection } from './mailbox-sections.tsx'
import { ServerFields } from './server-fields.tsx'

export interface MailboxFormProps<S extends z.ZodType> {
  /** Left out for a new one. */
  channel?: Channel
  brands: readonly Brand[]
  teams: readonly Team[]
  schema: S
  read: (fields: FormFields) => unknown
  onSubmit: (values: z.output<S>) => Promise<unknown>
  /** Once it is kept. */
  onDone: () => void
  submit: string
}

export function MailboxForm<S extends z.ZodType>({
  channel,
  brands,
  teams,
  submit,
  onDone,
  ...form
}: MailboxFormProps<S>) {
  const [dirty, setDirty] = useState(false)
  const settings = channel && emailSettingsSchema.parse(channel.settings)
  return (
    <Form
      aria-label="Mailbox"
      {...form}
      onDirtyChange={setDirty}
      onSubmit={async (values) => {
        await form.onSubmit(values)
        setDirty(false)
        // The guard must have seen that nothing is unsaved before one leaves.
        setTimeout(onDone)
      }}
    >
      <UnsavedGuard dirty={dirty} />
      <NameSection channel={channel} settings={settings} brands={brands} teams={teams} />
      <AccountSection stored={channel !== undefined} settings={settings} />
      <Section title="Servers">
        <div className="space-y-5">
          <div className="grid gap-6 sm:grid-cols-2">
            <ServerFields server="imap" settings={settings} />
            <ServerFields server="smtp" settings={settings} />
          </div>
          <MailboxDetails settings={settings} />
          <ConnectionTest channelId={channel?.id} />
        </div>
      </Section>
      <SubmitButton size="lg">{submit}</SubmitButton>
    </Form>
  )
}
