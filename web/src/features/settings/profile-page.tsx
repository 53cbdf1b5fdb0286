import { updateOwnMembership } from '@hubbub/contracts/http'
import { Avatar } from '#components/avatar.tsx'
import { Badge } from '#components/badge.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { toast } from '#components/toast.tsx'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useOwnMembership } from '#lib/use-own-membership.ts'
import { roleWords, visibilityWords } from '#lib/words.ts'
import { SettingsPage } from './settings-page.tsx'

export function ProfilePage() {
  const { member, user } = useSession()
  const save = useOwnMembership()
  return (
    <SettingsPage title="Profile" description="How colleagues and customers see you.">
      <Section>
        <div className="mb-5 flex items-center gap-3">
          <Avatar name={member.name} size="lg" />
          <div className="min-w-0">
            <p className="truncate font-semibold">{member.name}</p>
            <p className="truncate text-muted">{user.email}</p>
          </div>
        </div>
        <Form
          aria-label="Profile"
          schema={bodyOf(updateOwnMembership).pick({ name: true })}
          read={({ texts }) => texts()}
          onSubmit={async ({ name }) => {
            await save.mutateAsync(name === undefined ? {} : { name })
            toast.success('Saved')
          }}
          className="max-w-sm"
        >
          <Field name="name" label="Name" hint="Stands under your replies.">
            <Input defaultValue={member.name} autoComplete="name" />
          </Field>
          <SubmitButton>Save</SubmitButton>
        </Form>
      </Section>
      <Section title="Your place here">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
          <dt className="text-muted">Role</dt>
          <dd>{roleWords[member.role]}</dd>
          <dt className="text-muted">Conversations you see</dt>
          <dd>{visibilityWords[member.visibility]}</dd>
          <dt className="text-muted">Teams</dt>
          <dd className="flex flex-wrap gap-1">
            {member.teams.length === 0
              ? 'None'
              : member.teams.map((team) => <Badge key={team.id}>{team.name}</Badge>)}
          </dd>
        </dl>
      </Section>
    </SettingsPage>
  )
}
