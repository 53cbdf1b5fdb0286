import type { EmailSettings } from '@hubbub/contracts'
import { CheckboxField } from '#components/checkbox.tsx'
import { Field } from '#components/field.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { Textarea } from '#components/textarea.tsx'
import { Pair } from './mailbox-sections.tsx'

const sentCopyOptions = [
  { value: 'append', label: 'Hubbub puts them there' },
  { value: 'server', label: 'The server does it', hint: 'Gmail and Microsoft 365' },
] as const satisfies { value: EmailSettings['sentCopy']; label: string; hint?: string }[]

/** Seldom needed, so folded away; what stands in it is sent all the same. */
export function MailboxDetails({ settings }: { settings: EmailSettings | undefined }) {
  return (
    <details>
      <summary className="w-fit rounded-sm font-medium text-accent">Folders, aliases and more</summary>
      <div className="mt-3 space-y-4">
        <Pair>
          <Field name="settings.inboxFolder" label="Read from" optional>
            <Input defaultValue={settings?.inboxFolder ?? 'INBOX'} />
          </Field>
          <Field
            name="settings.importDays"
            label="Days to fetch at first"
            hint="How far back the first fetch goes."
          >
            <Input inputMode="numeric" className="tabular" defaultValue={settings?.importDays ?? 30} />
          </Field>
          <Field
            name="settings.sentFolder"
            label="Folder for replies"
            optional
            hint="Empty: found by itself."
          >
            <Input defaultValue={settings?.sentFolder ?? ''} />
          </Field>
          <Field name="settings.sentCopy" label="Copies of replies">
            <Select options={sentCopyOptions} defaultValue={settings?.sentCopy ?? 'append'} />
          </Field>
        </Pair>
        <Field
          name="settings.aliases"
          label="Other addresses that end here"
          optional
          hint="One a line. Mail to them counts as mail to you."
        >
          <Textarea rows={2} defaultValue={settings?.aliases.join('\n')} spellCheck={false} />
        </Field>
        <CheckboxField
          name="settings.plusAddressing"
          label="The mailbox takes name+anything@…"
          hint="Answers then find their conversation even where a mail program forgets what it answers to."
          defaultChecked={settings?.plusAddressing ?? true}
        />
      </div>
    </details>
  )
}
