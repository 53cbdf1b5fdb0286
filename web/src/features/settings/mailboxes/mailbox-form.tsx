import type { Brand, Channel, Team } from '@hubbub/contracts'
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
      <NameSection channel={channel} brands={brands} teams={teams} />
      <AccountSection channel={channel} />
      <Section title="Servers">
        <div className="space-y-5">
          <div className="grid gap-6 sm:grid-cols-2">
            <ServerFields server="imap" settings={channel?.settings} />
            <ServerFields server="smtp" settings={channel?.settings} />
          </div>
          <MailboxDetails settings={channel?.settings} />
          <ConnectionTest channelId={channel?.id} />
        </div>
      </Section>
      <SubmitButton size="lg">{submit}</SubmitButton>
    </Form>
  )
}
