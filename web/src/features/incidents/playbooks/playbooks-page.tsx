import type { Playbook } from '@hubbub/contracts'
import { readPlaybook, shippedPlaybooks } from '@hubbub/playbook'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BookOpenCheck } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page, Section } from '#components/page.tsx'
import { Rows } from '#components/rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { playbooksKey, playbooksQuery } from '#lib/incidents/playbooks.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useState } from 'react'
import { IncidentTabs } from '../incident-tabs.tsx'

/** What is done in which kind of incident. */
export function PlaybooksPage() {
  const { workspace, can } = useSession()
  const query = useQuery(playbooksQuery(workspace.id))
  const create = can('playbook:write') ? (
    <Button variant="primary" asChild>
      <Link to="/incidents/playbooks/new">New playbook</Link>
    </Button>
  ) : undefined
  return (
    <Page
      title="Incidents"
      description="What is done in which kind of incident, by whom, until when."
      actions={query.data?.length ? create : null}
    >
      <IncidentTabs at="playbooks" />
      <Loaded
        query={query}
        what="the playbooks"
        empty={
          <EmptyState icon={BookOpenCheck} title="There is no playbook yet" action={create}>
            A playbook is a text: steps with tasks, who does them and until when. What the product can see by
            itself ticks itself.
          </EmptyState>
        }
      >
        {(playbooks) => (
          <Rows label="Playbooks">
            {playbooks.map((playbook) => (
              <PlaybookRow key={playbook.id} playbook={playbook} />
            ))}
          </Rows>
        )}
      </Loaded>
      {can('playbook:write') && query.data ? <Shipped known={query.data} /> : null}
    </Page>
  )
}

function PlaybookRow({ playbook: { id, content, version, changedBy, changedAt } }: { playbook: Playbook }) {
  const { workspace, can } = useSession()
  const { act } = useChange(playbooksKey(workspace.id))
  const [asking, setAsking] = useState(false)
  const tasks = content.steps.reduce((sum, step) => sum + step.tasks.length, 0)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <Link
          to="/incidents/playbooks/$playbookId"
          params={{ playbookId: id }}
          className="font-medium break-words hover:underline"
        >
          {content.name}
        </Link>
        <p className="text-sm text-muted">
          {content.steps.length} steps, {tasks} tasks · version {version}, {changedBy},{' '}
          <TimeAgo at={changedAt} />
        </p>
      </div>
      {can('playbook:write') ? (
        <Button size="sm" onClick={() => setAsking(true)}>
          Remove…
        </Button>
      ) : null}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove “${content.name}”?`}
        description="Incidents keep the tasks that came with it. Rules that begin with it open their incidents without."
        confirm="Remove"
        danger
        onConfirm={() => act(() => api.workspace(workspace.id).playbooks.delete(id), 'Removed')}
      />
    </li>
  )
}

/** Those that come along and are not here. */
function Shipped({ known }: { known: readonly Playbook[] }) {
  const { workspace } = useSession()
  const { act } = useChange(playbooksKey(workspace.id))
  const missing = shippedPlaybooks.flatMap((text) => {
    const read = readPlaybook(text)
    return read.ok &&
      !known.some(({ content }) => content.name.toLowerCase() === read.playbook.name.toLowerCase())
      ? [{ text, name: read.playbook.name }]
      : []
  })
  if (missing.length === 0) return null
  return (
    <Section title="Ready-made" description="Begin with one of these, and make it yours." className="mt-6">
      <ul className="flex flex-wrap gap-2">
        {missing.map(({ text, name }) => (
          <li key={name}>
            <Button
              onClick={() =>
                act(() => api.workspace(workspace.id).playbooks.create(text), `“${name}” is kept`)
              }
            >
              Add “{name}”
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
