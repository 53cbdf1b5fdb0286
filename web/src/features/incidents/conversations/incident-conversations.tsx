import type { Conversation, IncidentDetail } from '@hubbub/contracts'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MessageSquareReply, Unlink, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { bulkSections } from '#components/bulk/bulk-sections.tsx'
import { Failures, SectionMenu } from '#components/bulk/section-menu.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { listsKey } from '#lib/conversations/keys.ts'
import { type BulkFailure, useBulkChange } from '#lib/conversations/use-bulk-change.ts'
import { conversationsQuery } from '#lib/queries/conversations.query.ts'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { useIncident } from '../use-incident.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { Answers } from './answers.tsx'

const filterOf = (incidentId: string) => ({ view: 'all', status: 'any', sort: 'newest', incidentId }) as const

/** The conversations that it is about, and what can be done to many of them at once. */
export function IncidentConversations({
  incident,
  className,
}: {
  incident: IncidentDetail
  className?: string
}) {
  const { id, conversations, figures } = incident
  const { workspace, can } = useSession()
  const query = useInfiniteQuery(conversationsQuery(workspace.id, filterOf(id)))
  const [selected, setSelected] = useState<readonly string[]>([])
  return (
    <Section
      fill
      title={
        conversations === 0
          ? 'Conversations'
          : `Conversations: ${figures.answered} of ${conversations} answered`
      }
      className={className ?? 'mb-4'}
      actions={
        conversations === 0 ? null : (
          <Link
            to="/inbox"
            search={{ view: 'all', status: 'any', incidentId: id }}
            className="shrink-0 text-sm text-accent hover:underline"
          >
            In the inbox
          </Link>
        )
      }
    >
      <Answers incidentId={id} />
      <Loaded query={query} what="the conversations">
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0)
            return (
              <p className="text-sm text-muted">
                None yet. Those in which a linked mention stands come by themselves; others are put in from
                their menu.
              </p>
            )
          const chosen = rows.filter((row) => selected.includes(row.id))
          return (
            <>
              {can('incident:write') ? (
                <Bar incident={incident} rows={rows} chosen={chosen} onSelect={(ids) => setSelected(ids)} />
              ) : null}
              <ul aria-label="Conversations of this incident" className="divide-y divide-border">
                {rows.map((row) => (
                  <Line
                    key={row.id}
                    row={row}
                    selectable={can('incident:write')}
                    selected={selected.includes(row.id)}
                    onSelect={(on) =>
                      setSelected(on ? [...selected, row.id] : selected.filter((one) => one !== row.id))
                    }
                  />
                ))}
              </ul>
              {query.hasNextPage ? (
                <Button size="sm" className="mt-2" onClick={() => void query.fetchNextPage()}>
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

interface LineProps {
  row: Conversation
  selectable: boolean
  selected: boolean
  onSelect: (on: boolean) => void
}

function Line({ row, selectable, selected, onSelect }: LineProps) {
  const { id, number, contact, channel, preview, status, assignee } = row
  return (
    <li className="flex items-center gap-2 py-1.5">
      {selectable ? (
        <Checkbox
          checked={selected}
          aria-label={`Select #${number} ${contact.name}`}
          onCheckedChange={(on) => onSelect(on === true)}
        />
      ) : null}
      <ChannelIcon kind={channel.kind} name={channel.name} />
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId: id }}
        className="min-w-0 flex-1 truncate hover:underline"
      >
        <span className="font-medium">{contact.name}</span> <span className="text-muted">{preview}</span>
      </Link>
      <span className="shrink-0 text-sm text-muted max-sm:hidden">{assignee?.name ?? ''}</span>
      <StatusBadge status={status} />
    </li>
  )
}

interface BarProps {
  incident: IncidentDetail
  rows: readonly Conversation[]
  chosen: readonly Conversation[]
  onSelect: (ids: readonly string[]) => void
}

function Bar({ incident, rows, chosen, onSelect }: BarProps) {
  const session = useSession()
  const now = useNow()
  const change = useIncident(incident.id)
  const queryClient = useQueryClient()
  const [failures, setFailures] = useState<BulkFailure[]>([])
  const [answering, setAnswering] = useState(false)
  const bulk = useBulkChange((failed) => {
    setFailures(failed)
    onSelect(failed.map(({ id }) => id))
  })
  const sections = bulkSections({
    conversations: chosen,
    directory: useDirectory(),
    session,
    now: new Date(now),
  }).filter(({ name }) => name !== 'Read or unread')
  const isAll = chosen.length === rows.length
  const takeOut = async () => {
    const ids = chosen.map(({ id }) => id)
    if (await change((api) => api.setConversations(incident.id, ids, false))) {
      onSelect([])
      await queryClient.invalidateQueries({ queryKey: listsKey(session.workspace.id) })
    }
  }
  return (
    <div role="group" aria-label="Selected conversations" className="mb-1 rounded-md bg-accent-soft">
      <div className="flex min-h-9 flex-wrap items-center gap-1 px-2 py-0.5">
        <Checkbox
          checked={chosen.length > 0 && (isAll ? true : 'indeterminate')}
          aria-label={isAll ? 'Select none' : 'Select all'}
          onCheckedChange={() => onSelect(isAll ? [] : rows.map(({ id }) => id))}
        />
        <span aria-live="polite" className="ml-1.5 mr-auto text-sm tabular">
          {chosen.length === 0 ? `${rows.length} shown` : `${chosen.length} selected`}
        </span>
        {session.can('message:send') ? (
          <Button size="sm" variant="primary" onClick={() => setAnswering(true)}>
            <MessageSquareReply /> {chosen.length === 0 ? 'Answer all…' : `Answer ${chosen.length}…`}
          </Button>
        ) : null}
        {chosen.length === 0 ? null : (
          <>
            {sections.map((section) => (
              <SectionMenu
                key={section.name}
                section={section}
                disabled={bulk.isPending}
                onChoose={(next) => bulk.mutate({ conversations: chosen, change: next })}
              />
            ))}
            <IconButton size="sm" label="Take out of the incident" onClick={() => void takeOut()}>
              <Unlink />
            </IconButton>
            <IconButton size="sm" label="Select none" onClick={() => onSelect([])}>
              <X />
            </IconButton>
          </>
        )}
      </div>
      {failures.length > 0 ? <Failures failures={failures} onClose={() => setFailures([])} /> : null}
      {answering ? (
        <AnswerDialog
          incident={incident}
          conversations={chosen.length === 0 ? rows : chosen}
          offersMentions={chosen.length === 0}
          onClose={() => setAnswering(false)}
        />
      ) : null}
    </div>
  )
}
