import { useNavigate } from '@tanstack/react-router'
import { Page } from '#components/page.tsx'
import { api } from '#lib/api.ts'
import { playbooksKey } from '#lib/incidents/playbooks.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { PlaybookEditor } from './playbook-editor.tsx'

const example = `name: A new playbook
when:
  severities: [high, critical]
  words: [outage, down]
steps:
  - title: In the first hour
    tasks:
      - title: Somebody has it
        role: on call
        due: 15m
        check: acknowledged
      - title: Publish a holding statement
        role: press
        due: 1h
        check: statement published
`

export function NewPlaybookPage() {
  const { workspace } = useSession()
  const navigate = useNavigate()
  const { change } = useChange(playbooksKey(workspace.id))
  return (
    <Page
      title="New playbook"
      full
      back={{ to: '/incidents/playbooks', label: 'All playbooks' }}
      description="Write it, or take one in from a file."
    >
      <PlaybookEditor
        isNew
        first={example}
        onSave={async (text) => {
          const { id } = await change(() => api.workspace(workspace.id).playbooks.create(text), 'Kept')
          await navigate({
            to: '/incidents/playbooks/$playbookId',
            params: { playbookId: id },
            ignoreBlocker: true,
          })
        }}
      />
    </Page>
  )
}
