import { markWords } from '@hubbub/contracts'
import { CircleUserRound, Flag, Flame, Mail, MailOpen, Radar, Smile, Tag, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '#components/avatar.tsx'
import { ColorDot } from '#components/chip.tsx'
import { MarkIcon } from '#components/mark-icons.tsx'
import { PriorityBars } from '#components/priority-bars.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { priorityWords, sentimentWords } from '#lib/conversations/words.ts'
import { optionsOf } from '#lib/words.ts'
import type { ChipName, InboxSearch } from '../search.ts'
import type { Directory } from '#lib/use-directory.ts'

export interface FilterOption {
  key: string
  label: string
  icon?: ReactNode
  patch: InboxSearch
}
export interface FilterField {
  name: ChipName
  label: string
  icon: ReactNode
  options: readonly FilterOption[]
}

/** Everything one can filter by, with what there is to choose from. */
export function filterFields({ members, teams, labels, channels, monitors }: Directory): FilterField[] {
  const byId = (rows: readonly { id: string; name: string }[], name: 'teamId' | 'channelId') =>
    rows.map((row) => ({ key: row.id, label: row.name, patch: { [name]: row.id } }))
  const fields: FilterField[] = [
    {
      name: 'assigneeId',
      label: 'Assignee',
      icon: <CircleUserRound />,
      options: members.map(({ id, name }) => ({
        key: id,
        label: name,
        icon: <Avatar name={name} size="xs" />,
        patch: { assigneeId: id },
      })),
    },
    { name: 'teamId', label: 'Team', icon: <Users />, options: byId(teams, 'teamId') },
    {
      name: 'labelId',
      label: 'Label',
      icon: <Tag />,
      options: labels.map(({ id, name, color }) => ({
        key: id,
        label: name,
        icon: <ColorDot color={color} />,
        patch: { labelId: id },
      })),
    },
    { name: 'channelId', label: 'Channel', icon: <Mail />, options: byId(channels, 'channelId') },
    {
      name: 'priority',
      label: 'Priority',
      icon: <Flag />,
      options: optionsOf(priorityWords).map(({ value, label }) => ({
        key: value,
        label,
        icon: <PriorityBars priority={value} />,
        patch: { priority: value },
      })),
    },
    {
      name: 'monitorId',
      label: 'Monitor',
      icon: <Radar />,
      options: monitors.map(({ id, name }) => ({ key: id, label: name, patch: { monitorId: id } })),
    },
    {
      name: 'sentiment',
      label: 'Sentiment',
      icon: <Smile />,
      options: optionsOf(sentimentWords).map(({ value, label }) => ({
        key: value,
        label,
        icon: <SentimentMark label={value} />,
        patch: { sentiment: value },
      })),
    },
    {
      name: 'mark',
      label: 'Mark',
      icon: <Flame />,
      options: optionsOf(markWords).map(({ value, label }) => ({
        key: value,
        label,
        icon: <MarkIcon kind={value} />,
        patch: { mark: value },
      })),
    },
    {
      name: 'unread',
      label: 'Read',
      icon: <MailOpen />,
      options: [
        { key: 'true', label: 'Unread', patch: { unread: true } },
        { key: 'false', label: 'Read', patch: { unread: false } },
      ],
    },
  ]
  return fields.filter(({ options }) => options.length > 0)
}
