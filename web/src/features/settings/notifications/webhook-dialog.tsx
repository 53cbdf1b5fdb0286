import { addNotifyWebhook } from '@hubbub/contracts/http'
import { type ReactNode, useState } from 'react'
import { CopyField } from '#components/copy-field.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { makeSigningSecret } from '#lib/make-signing-secret.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

const formats = [
  { value: 'slack', label: 'As Slack takes it', hint: 'Slack, Mattermost, Rocket.Chat, Discord' },
  { value: 'standard', label: 'Standard Webhooks', hint: 'JSON, signed; for programs of your own' },
] as const
type Format = (typeof formats)[number]['value']

/** An address that one is told by. */
export function WebhookDialog({ trigger }: { trigger: ReactNode }) {
  const { workspace } = useSession()
  const { change } = useChange(['own-notify', workspace.id])
  const [format, setFormat] = useState<Format>('slack')
  const [secret, setSecret] = useState(makeSigningSecret)
  return (
    <FormDialog
      trigger={trigger}
      onOpenChange={(open) => open && setSecret(makeSigningSecret())}
      title="Be told by a webhook"
      submit="Add"
      schema={bodyOf(addNotifyWebhook)}
      read={({ text }) => ({
        name: text('name'),
        url: text('url'),
        format,
        ...(format === 'standard' && { secret }),
      })}
      onSubmit={(values) =>
        change(
          () => api.workspace(workspace.id).notify.addWebhook(values),
          'Added: send a test to see that it arrives',
        )
      }
    >
      <Field name="name" label="Name">
        <Input placeholder="My Slack" maxLength={60} autoFocus />
      </Field>
      <Field name="format" label="Form">
        <Select options={formats} value={format} onValueChange={setFormat} />
      </Field>
      <Field name="url" label="Address" hint="Anybody who knows it can post there, so it is kept sealed.">
        <Input type="url" placeholder="https://hooks.slack.com/services/…" autoComplete="off" />
      </Field>
      {format === 'standard' ? (
        <div className="space-y-1">
          <p className="font-medium">Signing secret</p>
          <CopyField label="Signing secret" value={secret} />
          <p className="text-sm text-pretty text-muted">
            Keep it in your program now: it is not shown again.
          </p>
        </div>
      ) : null}
    </FormDialog>
  )
}
