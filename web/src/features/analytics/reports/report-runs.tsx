import type { Report, ReportRun } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { FileDown, RotateCcw } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { downloadBlob } from '#lib/download-text.ts'
import { errorText } from '#lib/error-text.ts'
import { fileSize } from '#lib/file-size.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { deliveryWords, runTones, runWords, stretchWords } from './report-words.ts'
import { reportRunsQuery, reportsKey } from './reports.queries.ts'

/** What a report has made and sent, and what became of it. */
export function ReportRuns({ report }: { report: Report }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(reportRunsQuery(workspace.id, report.id))
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = query
  return (
    <Section title="What it has sent">
      <Loaded query={query} what="what it has sent">
        {({ pages }) => {
          const runs = pages.flatMap(({ items }) => items)
          if (runs.length === 0)
            return <p className="text-muted">Nothing yet. “Send now” makes one of the period before today.</p>
          return (
            <>
              <ul className="-my-3.5 divide-y divide-border" aria-label="Runs">
                {runs.map((run) => (
                  <Run key={run.id} run={run} timeZone={report.timeZone} />
                ))}
              </ul>
              {hasNextPage ? (
                <Button className="mt-5" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  Show more
                </Button>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function Run({ run, timeZone }: { run: ReportRun; timeZone: string }) {
  const { workspace, can } = useSession()
  const { act } = useChange(reportsKey(workspace.id))
  const { id, state, from, to, at, askedBy, error, missing, files, deliveries } = run
  const { reports } = api.workspace(workspace.id)
  const unsure = deliveries.some((one) => one.state === 'uncertain')
  const open = (name: string) =>
    reports.file(id, name).then(
      (blob) => downloadBlob(name, blob),
      (problem: unknown) => toast.error(errorText(problem)),
    )
  return (
    <li className="space-y-1.5 py-3.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{stretchWords(from, to, timeZone)}</span>
        <Badge tone={runTones[state]}>{runWords[state]}</Badge>
        <span className="text-sm text-muted">
          <TimeAgo at={at} />
          {askedBy === null ? null : `, asked for by ${askedBy}`}
        </span>
        {state === 'failed' && can('report:write') ? (
          <Button
            size="sm"
            className="ml-auto"
            onClick={() => act(async () => await reports.retry(id), 'It is tried again')}
            title={unsure ? 'Whoever may have got it gets it again' : undefined}
          >
            <RotateCcw /> Try again
          </Button>
        ) : null}
      </div>
      {error === null ? null : <p className="text-sm text-danger">{error}</p>}
      {missing.map((words) => (
        <p key={words} className="text-sm text-warning">
          {words}
        </p>
      ))}
      {files.length === 0 ? null : (
        <div className="flex flex-wrap gap-1.5">
          {files.map(({ name, size }) => (
            <Button key={name} size="sm" variant="ghost" onClick={() => void open(name)}>
              <FileDown /> {name} <span className="text-muted">{fileSize(size)}</span>
            </Button>
          ))}
        </div>
      )}
      {deliveries.length === 0 ? null : (
        <ul className="text-sm text-muted">
          {deliveries.map(({ name, address, state: became, error: why }) => (
            <li key={address}>
              {name === address ? address : `${name} <${address}>`}: {deliveryWords[became]}
              {why === null || became === 'sent' ? null : ` (${why})`}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
