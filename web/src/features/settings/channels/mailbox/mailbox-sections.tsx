import type { Brand, Channel, EmailSettings, Team } from '@hubbub/contracts'
import type { ReactNode } from 'react'
import { Field } from '#components/field.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { PasswordInput } from '#components/password-input.tsx'
import { Select } from '#components/select.tsx'

export const Pair = ({ children }: { children: ReactNode }) => (
  <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>
)

export interface NameSectionProps {
  channel: Channel | undefined
  settings: EmailSettings | undefined
  brands: readonly Brand[]
  teams: readonly Team[]
}

/** What it is called, whose it is, and who gets what arrives. */
export function NameSection({ channel, settings, brands, teams }: NameSectionProps) {
  const choices = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Section>
      <Pair>
        <Field name="name" label="Name" hint="What colleagues call it.">
          <Input defaultValue={channel?.name} autoFocus={!channel} />
        </Field>
        <Field name="settings.fromName" label="Sender’s name" optional hint="What customers see.">
          <Input defaultValue={settings?.fromName} />
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
      </Pair>
    </Section>
  )
}

export function AccountSection({
  stored,
  settings,
}: {
  stored: boolean
  settings: EmailSettings | undefined
}) {
  return (
    <Section title="Account" className="[&>div]:space-y-4">
      <Field name="settings.address" label="Address">
        <Input type="email" defaultValue={settings?.address} autoComplete="off" />
      </Field>
      <Pair>
        <Field name="settings.user" label="User name" optional hint="Where it is not the address.">
          <Input
            defaultValue={settings?.user === settings?.address ? '' : settings?.user}
            autoComplete="off"
          />
        </Field>
        <Field
          name="credentials.password"
          label="Password"
          optional={stored}
          hint={
            stored
              ? 'Leave it empty to keep the one that is stored.'
              : 'Some providers want an app password here.'
          }
        >
          <PasswordInput autoComplete="new-password" />
        </Field>
      </Pair>
    </Section>
  )
}
