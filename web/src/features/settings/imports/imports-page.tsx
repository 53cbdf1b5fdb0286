import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileInput } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Rows } from '#components/rows.tsx'
import { useSession } from '#lib/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { ImportRow } from './import-row.tsx'
import { importsQuery } from './imports.query.ts'

export function ImportsPage() {
  const { workspace, can } = useSession()
  const query = useQuery({ ...importsQuery(workspace.id), enabled: can('channel:write') })
  const create = (
    <Button asChild variant="primary">
      <Link to="/settings/imports/new">Import a file</Link>
    </Button>
  )
  return (
    <SettingsPage
      title="Import"
      description="History from elsewhere: a mailbox file (mbox) or a table (CSV). Nobody is notified of it, no clock starts, and nothing is sent."
      actions={query.data?.length ? create : null}
      needs="channel:write"
    >
      <Loaded
        query={query}
        what="the imports"
        empty={
          <EmptyState icon={FileInput} title="Nothing imported yet" action={create}>
            Bring in what customers said before, so that a contact’s history is whole.
          </EmptyState>
        }
      >
        {(imports) => (
          <Rows label="Imports">
            {imports.map((run) => (
              <ImportRow key={run.id} run={run} />
            ))}
          </Rows>
        )}
      </Loaded>
    </SettingsPage>
  )
}
