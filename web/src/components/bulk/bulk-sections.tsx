import type { BulkChange } from '@hubbub/api-client'
import type { Conversation } from '@hubbub/contracts'
import { CircleUserRound, Flag, Mail, MailOpen, Tag, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '#components/avatar.tsx'
import { ColorDot } from '#components/chip.tsx'
import { PriorityBars } from '#components/priority-bars.tsx'
import { statusIcons } from '#components/status-badge.tsx'
import { priorityWords, statusWords } from '#lib/conversations/words.ts'
import type { Session } from '#lib/session.ts'
import { snoozePresets } from '#lib/time/snooze-presets.ts'
import { optionsOf } from '#lib/words.ts'
import type { Directory } from '#lib/use-directory.ts'

type Change = BulkChange['change']

export interface BulkItem {
  key: string
  label: string
  icon?: ReactNode
  /** Whether all of them have it already. */
  checked?: boolean
  change: Change
}
export interface BulkSection {
  name: string
  icon: ReactNode
  items: readonly BulkItem[]
}

interface About {
  conversations: readonly Conversation[]
  directory: Directory
  session: Pick<Session, 'can' | 'member'>
  now: Date
}

/** All that can be done to many conversations at once; the same in the bar and in the context menu. */
export function bulkSections({ conversations, directory, session, now }: About): BulkSection[] {
  const all = (test: (conversation: Conversation) => boolean) =>
    conversations.length > 0 && conversations.every(test)
  const sections: BulkSection[] = []
  if (session.can('conversation:assign')) {
    sections.push(
      { name: 'Assign', icon: <CircleUserRound />, items: assignees(directory, session.member.id, all) },
      { name: 'Team', icon: <Users />, items: teams(directory, all) },
    )
  }
  if (session.can('conversation:write')) {
    sections.push(
      { name: 'Labels', icon: <Tag />, items: labels(directory, all) },
      { name: 'Status', icon: <statusIcons.resolved />, items: statuses(all, now) },
      {
        name: 'Priority',
        icon: <Flag />,
        items: optionsOf(priorityWords).map(({ value, label }) => ({
          key: value,
          label,
          icon: <PriorityBars priority={value} />,
          checked: all(({ priority }) => priority === value),
          change: { priority: value },
        })),
      },
    )
  }
  sections.push({
    name: 'Read or unread',
    icon: <MailOpen />,
    items: [
      { key: 'read', label: 'Mark as read', icon: <MailOpen />, change: { read: true } },
      { key: 'unread', label: 'Mark as unread', icon: <Mail />, change: { read: false } },
    ],
  })
  return sections.filter(({ items }) => items.length > 0)
}

type All = (test: (conversation: Conversation) => boolean) => boolean

const assignees = ({ members }: Directory, me: string, all: All): BulkItem[] => [
  {
    key: 'nobody',
    label: 'Nobody',
    checked: all(({ assignee }) => assignee === null),
    change: { assigneeId: null },
  },
  ...members
    .toSorted((a, b) => Number(b.id === me) - Number(a.id === me))
    .map(({ id, name }) => ({
      key: id,
      label: id === me ? `${name} (you)` : name,
      icon: <Avatar name={name} size="xs" />,
      checked: all(({ assignee }) => assignee?.id === id),
      change: { assigneeId: id },
    })),
]

const teams = (directory: Directory, all: All): BulkItem[] =>
  directory.teams.length === 0
    ? []
    : [
        {
          key: 'none',
          label: 'No team',
          checked: all(({ team }) => team === null),
          change: { teamId: null },
        },
        ...directory.teams.map(({ id, name }) => ({
          key: id,
          label: name,
          checked: all(({ team }) => team?.id === id),
          change: { teamId: id },
        })),
      ]

const labels = (directory: Directory, all: All): BulkItem[] =>
  directory.labels.map(({ id, name, color }) => {
    const checked = all((conversation) => conversation.labels.some((label) => label.id === id))
    return {
      key: id,
      label: name,
      icon: <ColorDot color={color} />,
      checked,
      change: checked ? { removeLabelIds: [id] } : { addLabelIds: [id] },
    }
  })

function statuses(all: All, now: Date): BulkItem[] {
  const plain = (['open', 'pending', 'resolved', 'spam'] as const).map((status) => {
    const Icon = statusIcons[status]
    return {
      key: status,
      label: statusWords[status],
      icon: <Icon />,
      checked: all((conversation) => conversation.status === status),
      change: { status },
    }
  })
  const snoozes = snoozePresets(now).map(({ id, label, until }) => ({
    key: id,
    label: `Snooze: ${label.toLowerCase()}`,
    icon: <statusIcons.snoozed />,
    change: { status: 'snoozed' as const, snoozedUntil: until.toISOString() },
  }))
  return [...plain, ...snoozes]
}
