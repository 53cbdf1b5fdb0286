import { fillGaps, type Statement } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { statementsQuery } from '#lib/statements/statements.query.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { NewStatement } from './new-statement.tsx'
import { PublicationLine } from './publication-line.tsx'
import { StatementSheet } from './statement-sheet.tsx'
import { StatementBadge } from './statement-badge.tsx'
import { whatIsNext } from './what-is-next.ts'

/** What is said of the incident in public: what stands where, and what is next. */
export function IncidentStatement({ incidentId }: { incidentId: string }) {
  const { workspace, can } = useSession()
  const [openId, setOpenId] = useState<string | null>(null)
  const query = useQuery(statementsQuery(workspace.id, incidentId))
  const open = query.data?.find(({ id }) => id === openId)
  return (
    <Section
      fill
      title="Statement"
      className="max-xl:mb-4 xl:max-h-56 xl:shrink-0"
      actions={
        can('statement:write') ? <NewStatement incidentId={incidentId} onMade={setOpenId} /> : undefined
      }
    >
      <Loaded
        query={query}
        what="the statements"
        empty={<p className="text-sm text-muted">Nothing is said in public yet.</p>}
      >
        {(statements) => (
          <ul aria-label="Statements" className="space-y-4">
            {statements.map((statement) => (
              <StatementItem
                key={statement.id}
                statement={statement}
                onOpen={() => setOpenId(statement.id)}
              />
            ))}
          </ul>
        )}
      </Loaded>
      {open === undefined ? null : (
        <StatementSheet key={open.id} statement={open} onClose={() => setOpenId(null)} />
      )}
    </Section>
  )
}

function StatementItem({ statement, onOpen }: { statement: Statement; onOpen: () => void }) {
  const { member, can } = useSession()
  const { title, state, versions, publications } = statement
  const last = versions.at(-1)
  const said = last?.content.texts.find(({ text }) => text.trim() !== '')
  const [approval] = statement.approvals
  const isYours =
    state === 'asked' && (approval?.approver.id === member.id || approval?.backup?.id === member.id)
  return (
    <li>
      <div className="flex flex-wrap items-center gap-2">
        <FileText aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 font-medium break-words">{title}</span>
        <StatementBadge statement={statement} />
        <Button
          size="sm"
          className="ml-auto"
          variant={isYours || (state === 'approved' && can('post:publish')) ? 'primary' : 'secondary'}
          onClick={onOpen}
          aria-label={`${isYours ? 'Look at' : 'Open'} ${title}`}
        >
          {isYours ? 'Look at it' : 'Open'}
        </Button>
      </div>
      {last === undefined ? null : (
        <p className="mt-1 line-clamp-2 text-sm text-pretty break-words">
          {fillGaps(said?.text ?? 'It says nothing yet.', last.content.values)}
        </p>
      )}
      <p className="mt-1 text-sm text-muted">
        {last === undefined ? '' : `Version ${last.number} by ${last.author.name}, ${exactTime(last.at)}. `}
        {whatIsNext(statement)}
      </p>
      {publications.length === 0 ? null : (
        <ul aria-label={`Where ${title} was published`} className="mt-2 space-y-1.5">
          {publications.map((publication) => (
            <PublicationLine key={publication.id} publication={publication} />
          ))}
        </ul>
      )}
    </li>
  )
}
