import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '#components/empty-state.tsx'
import { Page, Section } from '#components/page.tsx'
import { fileSize } from '#lib/file-size.ts'
import { channelKindsQuery } from '#lib/queries/channel-kinds.query.ts'
import { useSession } from '#lib/session.ts'
import { ChooseFile } from './choose-file.tsx'
import { type ChosenTable, MapTable } from './map-table.tsx'
import { StartImport } from './start-import.tsx'

const back = { to: '/settings/imports', label: 'All imports' } as const

/** From top to bottom: the file, what its columns say, and where it goes. */
export function NewImportPage() {
  const { workspace, can } = useSession()
  const kinds = useQuery(channelKindsQuery(workspace.id)).data
  const [file, setFile] = useState<File | null>(null)
  const [table, setTable] = useState<ChosenTable | null>(null)
  if (!can('channel:write'))
    return (
      <Page title="Import a file" back={back}>
        <EmptyState icon={Lock} title="Not for your role">
          Ask an admin to import it.
        </EmptyState>
      </Page>
    )
  const isTable = file !== null && formatOf(file) === 'csv'
  const kind = kinds?.find(({ filledBy }) => filledBy === 'files')?.kind
  return (
    <Page
      title="Import a file"
      description="What it brings is history: nobody is notified of it, no clock starts, and nothing is sent. Imported twice, it is stored once."
      back={back}
    >
      <Section
        title="The file"
        description="A mailbox as Thunderbird, Apple Mail, Gmail (Takeout) and Unix keep it, up to 2 GB; or a table (CSV), up to 256 MB."
      >
        <ChooseFile
          file={file}
          onFile={(chosen) => {
            setFile(chosen)
            setTable(null)
          }}
        />
        {file ? (
          <p className="mt-2 text-sm text-muted">
            {formatOf(file) === 'csv' ? 'A table' : 'A mailbox'} of {fileSize(file.size)}
          </p>
        ) : null}
      </Section>
      {file && isTable ? <MapTable key={`${file.name}${file.size}`} file={file} onChange={setTable} /> : null}
      {file && kind ? <StartImport file={file} format={formatOf(file)} table={table} kind={kind} /> : null}
    </Page>
  )
}

const formatOf = ({ name, type }: File) =>
  /\.(csv|tsv|txt)$/i.test(name) || type === 'text/csv' ? ('csv' as const) : ('mbox' as const)
