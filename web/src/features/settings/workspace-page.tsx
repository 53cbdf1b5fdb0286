import { updateWorkspace } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Callout } from '#components/callout.tsx'
import { Field } from '#components/field.tsx'
import { Form } from '#components/form.tsx'
import { Input } from '#components/input.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { SubmitButton } from '#components/submit-button.tsx'
import { UnsavedGuard } from '#components/unsaved-guard.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { SettingsPage } from './settings-page.tsx'
import { workspaceQuery } from './workspace.query.ts'

export function WorkspacePage() {
  const { workspace } = useSession()
  const query = useQuery(workspaceQuery(workspace.id))
  const { change } = useChange(['workspace', workspace.id], ['me'])
  const [dirty, setDirty] = useState(false)
  return (
    <SettingsPage title="General" needs="workspace:write">
      <Section>
        <Loaded query={query} what="the workspace">
          {({ name, version, demo }) => (
            <div className="space-y-4">
              {demo ? (
                <Callout>This is a demo workspace: its mails and customers are made up.</Callout>
              ) : null}
              <Form
                className="max-w-sm"
                aria-label="Workspace"
                schema={bodyOf(updateWorkspace)}
                read={({ texts }) => texts()}
                onDirtyChange={setDirty}
                onSubmit={(values) =>
                  change(() => api.workspace(workspace.id).workspace.update(values, version), 'Saved')
                }
              >
                <Field name="name" label="Name of the workspace">
                  <Input defaultValue={name} autoComplete="organization" />
                </Field>
                <SubmitButton>Save</SubmitButton>
              </Form>
            </div>
          )}
        </Loaded>
      </Section>
      <UnsavedGuard dirty={dirty} />
    </SettingsPage>
  )
}
