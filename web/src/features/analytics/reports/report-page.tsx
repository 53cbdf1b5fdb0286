import type { Report, ReportFormat } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { FileDown, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { NotFoundPage } from '#components/not-found-page.tsx'
import { Page } from '#components/page.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { downloadBlob } from '#lib/download-text.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { settingsOf } from './report-draft.ts'
import { ReportForm } from './report-form.tsx'
import { ReportRuns } from './report-runs.tsx'
import { rhythmWords } from './report-words.ts'
import { reportsKey, reportsQuery } from './reports.queries.ts'

/** One report, what it has sent, and what it is made of. */
export function ReportPage() {
  const { reportId } = useParams({ from: '/_app/reports/$reportId' })
  const { workspace } = useSession()
  return (
    <Loaded query={useQuery(reportsQuery(workspace.id))} what="the report">
      {({ items }) => {
        const report = items.find(({ id }) => id === reportId)
        return report === undefined ? <NotFoundPage /> : <OpenReport key={report.id} report={report} />
      }}
    </Loaded>
  )
}

function OpenReport({ report }: { report: Report }) {
  const { workspace, can } = useSession()
  const { change, act } = useChange(reportsKey(workspace.id))
  const navigate = useNavigate()
  const { reports } = api.workspace(workspace.id)
  const { id, name, version, formats } = report
  return (
    <Page
      title={name}
      back={{ to: '/reports', label: 'All reports' }}
      description={report.enabled ? rhythmWords(report) : 'It rests: nothing is sent.'}
      actions={
        <>
          {formats.map((format) => (
            <PreviewButton key={format} report={report} format={format} />
          ))}
          {can('report:write') ? (
            <>
              <Button onClick={() => act(async () => await reports.send(id), 'It is made and sent now')}>
                <Send /> Send now
              </Button>
              <AlertDialog
                trigger={
                  <Button variant="danger-quiet">
                    <Trash2 /> Delete
                  </Button>
                }
                title={`Delete “${name}”?`}
                description="Nothing more is sent, and what it has made goes as well. No mention is lost."
                confirm="Delete"
                danger
                onConfirm={() =>
                  act(async () => {
                    await reports.delete(id)
                    void navigate({ to: '/reports', ignoreBlocker: true })
                  }, `“${name}” is gone`)
                }
              />
            </>
          ) : null}
        </>
      }
    >
      <ReportRuns report={report} />
      <ReportForm
        key={version}
        first={settingsOf(report)}
        submit="Save"
        onSave={async (settings) => {
          await change(() => reports.update(id, settings, version), `“${settings.name}” is saved`)
        }}
      />
    </Page>
  )
}

function PreviewButton({ report: { id, name }, format }: { report: Report; format: ReportFormat }) {
  const { workspace } = useSession()
  const [pending, setPending] = useState(false)
  const download = async () => {
    setPending(true)
    try {
      const blob = await api.workspace(workspace.id).reports.preview(id, format)
      downloadBlob(`${name}.${format === 'pdf' ? 'pdf' : 'zip'}`, blob)
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <Button pending={pending} onClick={() => void download()}>
      <FileDown /> Preview {format.toUpperCase()}
    </Button>
  )
}
