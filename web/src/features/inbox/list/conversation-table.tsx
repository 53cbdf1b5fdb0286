import type { Conversation } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { type ReactNode, memo } from 'react'
import { Checkbox } from '#components/checkbox.tsx'
import { ConversationMarks } from '#components/mark-icons.tsx'
import { PriorityBars } from '#components/priority-bars.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { cn } from '#lib/cn.ts'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { PreviewLine } from './preview-line.tsx'
import type { Selection } from '#lib/selection.ts'

export const TABLE_ROW_HEIGHT = 37

export interface TableProps {
  items: readonly { key: React.Key | bigint; start: number; index: number; conversation: Conversation }[]
  total: number
  height: number
  openId: string | undefined
  selection: Selection
  onToggle: (id: string, range: boolean) => void
}

/** What is left out where the conversation itself would have no room. */
const wide = 'max-xl:hidden'

const columns = {
  Select: 'w-9',
  'No.': cn('w-13', wide),
  Contact: 'w-36',
  Conversation: '',
  Status: 'w-25',
  Priority: 'w-16',
  Mood: 'w-22',
  Assignee: 'w-31',
  Team: cn('w-32', wide),
  Labels: cn('w-28', wide),
  Waiting: 'w-17',
  Last: 'w-15',
}

/** A line for each, for those who look over many. */
export function ConversationTable({ items, total, height, selection, onToggle }: TableProps) {
  const above = items[0]?.start ?? 0
  const last = items.at(-1)
  const below = last ? Math.max(0, height - last.start - TABLE_ROW_HEIGHT) : 0
  return (
    <table
      aria-label="Conversations"
      aria-rowcount={total + 1}
      className="w-full min-w-200 xl:min-w-260 table-fixed border-separate border-spacing-0 text-sm"
    >
      <thead>
        <tr>
          {Object.entries(columns).map(([column, width]) => (
            <th
              key={column}
              scope="col"
              className={cn(
                'sticky top-0 z-10 border-b border-border bg-background px-2 py-1.5 text-left text-xs font-medium text-muted',
                width,
              )}
            >
              {column === 'Select' ? <span className="sr-only">{column}</span> : column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {above > 0 ? <Spacer height={above} /> : null}
        {items.map(({ key, index, conversation }) => (
          <TableRow
            key={String(key)}
            conversation={conversation}
            position={index + 2}
            isSelected={selection.ids.has(conversation.id)}
            onToggle={onToggle}
          />
        ))}
        {below > 0 ? <Spacer height={below} /> : null}
      </tbody>
    </table>
  )
}

const Spacer = ({ height }: { height: number }) => (
  <tr aria-hidden>
    {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it only takes the room of rows that are not drawn */}
    <td colSpan={Object.keys(columns).length} style={{ height }} className="p-0" />
  </tr>
)

interface RowProps {
  conversation: Conversation
  position: number
  isSelected: boolean
  onToggle: (id: string, range: boolean) => void
}

const TableRow = memo(function TableRow({ conversation, position, isSelected, onToggle }: RowProps) {
  const { id, number, contact, status, priority, sentiment, marks, assignee, team, labels } = conversation
  const isUnread = conversation.unreadCount > 0
  return (
    <tr
      aria-rowindex={position}
      data-context-row={id}
      style={{ height: TABLE_ROW_HEIGHT }}
      className={cn('relative hover:bg-hover', isSelected && 'bg-accent-soft')}
    >
      <Cell>
        <Checkbox
          checked={isSelected}
          aria-label={`Select #${number}, ${contact.name}`}
          onClick={(event) => onToggle(id, event.shiftKey)}
          className="relative z-1 after:absolute after:-inset-2"
        />
      </Cell>
      <Cell className={cn('text-muted tabular', wide)}>#{number}</Cell>
      <Cell className={cn('truncate', isUnread && 'font-semibold')}>{contact.name}</Cell>
      <Cell>
        <Link
          to="/inbox/$conversationId"
          params={{ conversationId: id }}
          search={(before) => before}
          preload={false}
          data-row={id}
          className="block after:absolute after:inset-0"
        >
          <PreviewLine conversation={conversation} isUnread={isUnread} />
        </Link>
      </Cell>
      <Cell>
        <StatusBadge status={status} />
      </Cell>
      <Cell>{priority === 'none' ? null : <PriorityBars priority={priority} />}</Cell>
      <Cell>
        <span className="flex items-center gap-1.5">
          {sentiment ? <SentimentMark label={sentiment.label} /> : null}
          <ConversationMarks marks={marks} most={2} />
        </span>
      </Cell>
      <Cell className="truncate">{assignee?.name ?? <span className="text-muted">Nobody</span>}</Cell>
      <Cell className={cn('truncate', wide)}>{team?.name}</Cell>
      <Cell className={cn('truncate', wide)}>{labels.map(({ name }) => name).join(', ')}</Cell>
      <TimeCell at={conversation.waitingSince} />
      <TimeCell at={conversation.lastActivityAt} />
    </tr>
  )
})

const Cell = ({ children, className }: { children?: ReactNode; className?: string }) => (
  <td className={cn('border-b border-border px-2', className)}>{children}</td>
)

function TimeCell({ at }: { at: string | null }) {
  const now = useNow()
  return (
    <Cell className="text-muted tabular">
      {at === null ? null : (
        <time dateTime={at} title={exactTime(at)}>
          {shortTime(at, now)}
        </time>
      )}
    </Cell>
  )
}
