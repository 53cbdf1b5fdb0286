import type { Conversation } from '@hubbub/contracts'
import { CircleDashed, CircleUserRound, Flag, Tag, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemberOptions } from '#components/answering/pickers.tsx'
import { Avatar } from '#components/avatar.tsx'
import { Chip, ColorDot } from '#components/chip.tsx'
import { Combobox, type ComboboxOption } from '#components/combobox.tsx'
import { PriorityBars } from '#components/priority-bars.tsx'
import { priorityWords } from '#lib/conversations/words.ts'
import { usePresence } from '#lib/live/live-context.ts'
import { useSession } from '#lib/session.ts'
import { availabilityWords, optionsOf } from '#lib/words.ts'
import { useChangeConversation } from '../actions/use-change-conversation.ts'
import { toggleLabel, useSetLabels } from '../actions/use-set-labels.ts'
import { useDirectory } from '#lib/use-directory.ts'
import type { DetailsField, DetailsProps } from './details-field.ts'

const NOBODY = 'nobody'

/** Who it belongs to and how it is marked; each is a list one can type into. */
export function ConversationFields({ conversation, openField, onOpenField }: DetailsProps) {
  const { can } = useSession()
  const common = (field: DetailsField) => ({
    conversation,
    open: openField === field,
    onOpenChange: (open: boolean) => onOpenField(open ? field : null),
  })
  return (
    <section aria-label="Assignment" className="px-2 py-2">
      <AssigneeField {...common('assignee')} disabled={!can('conversation:assign')} />
      <TeamField {...common('team')} disabled={!can('conversation:assign')} />
      <PriorityField {...common('priority')} disabled={!can('conversation:write')} />
      <LabelsField {...common('labels')} disabled={!can('conversation:write')} />
    </section>
  )
}

interface FieldProps {
  conversation: Conversation
  open: boolean
  onOpenChange: (open: boolean) => void
  disabled: boolean
}

interface FieldButtonProps {
  icon: ReactNode
  label: string
  disabled: boolean
  children: ReactNode
}

/** The line that opens a list; without the right to change it, it only shows. */
function FieldButton({ icon, label, disabled, children, ...rest }: FieldButtonProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      {...rest}
      className="flex min-h-8 w-full items-center gap-2.5 rounded-md px-2 text-left hover:not-disabled:bg-hover data-[state=open]:bg-hover [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted"
    >
      {icon}
      <span className="w-16 shrink-0 text-sm text-muted">{label}</span>
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5 py-1">{children}</span>
    </button>
  )
}

function AssigneeField({ conversation, disabled, ...rest }: FieldProps) {
  const presence = usePresence()
  const change = useChangeConversation()
  const options: ComboboxOption[] = [
    { value: NOBODY, label: 'Nobody', icon: <CircleDashed className="size-5 text-muted" /> },
    ...useMemberOptions().map((option) => ({
      ...option,
      hint: availabilityWords[presence.get(option.value) ?? 'offline'],
    })),
  ]
  return (
    <Combobox
      {...rest}
      label="Assign to"
      options={options}
      selected={[conversation.assignee?.id ?? NOBODY]}
      onSelect={(value) => change({ conversation, change: { assigneeId: value === NOBODY ? null : value } })}
      trigger={
        <FieldButton icon={<CircleUserRound />} label="Assignee" disabled={disabled}>
          {conversation.assignee ? (
            <>
              <Avatar name={conversation.assignee.name} size="xs" />
              <span className="truncate font-medium">{conversation.assignee.name}</span>
            </>
          ) : (
            <span className="text-muted">Nobody</span>
          )}
        </FieldButton>
      }
    />
  )
}

function TeamField({ conversation, disabled, ...rest }: FieldProps) {
  const { teams } = useDirectory()
  const change = useChangeConversation()
  const options = [
    { value: NOBODY, label: 'No team' },
    ...teams.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Combobox
      {...rest}
      label="Give to a team"
      options={options}
      selected={[conversation.team?.id ?? NOBODY]}
      onSelect={(value) => change({ conversation, change: { teamId: value === NOBODY ? null : value } })}
      trigger={
        <FieldButton icon={<Users />} label="Team" disabled={disabled}>
          {conversation.team ? (
            <span className="truncate font-medium">{conversation.team.name}</span>
          ) : (
            <span className="text-muted">No team</span>
          )}
        </FieldButton>
      }
    />
  )
}

function PriorityField({ conversation, disabled, ...rest }: FieldProps) {
  const change = useChangeConversation()
  return (
    <Combobox
      {...rest}
      label="Priority"
      options={optionsOf(priorityWords).map(({ value, label }) => ({
        value,
        label,
        icon: <PriorityBars priority={value} />,
      }))}
      selected={[conversation.priority]}
      onSelect={(value) => {
        const chosen = optionsOf(priorityWords).find((option) => option.value === value)
        if (chosen) change({ conversation, change: { priority: chosen.value } })
      }}
      trigger={
        <FieldButton icon={<Flag />} label="Priority" disabled={disabled}>
          {conversation.priority === 'none' ? (
            <span className="text-muted">None</span>
          ) : (
            <>
              <PriorityBars priority={conversation.priority} />
              <span className="font-medium">{priorityWords[conversation.priority]}</span>
            </>
          )}
        </FieldButton>
      }
    />
  )
}

function LabelsField({ conversation, disabled, ...rest }: FieldProps) {
  const { labels } = useDirectory()
  const setLabels = useSetLabels()
  return (
    <Combobox
      {...rest}
      multiple
      label="Labels"
      empty="No label of that name"
      options={labels.map(({ id, name, color }) => ({
        value: id,
        label: name,
        icon: <ColorDot color={color} />,
      }))}
      selected={conversation.labels.map(({ id }) => id)}
      onSelect={(value) => {
        const label = labels.find(({ id }) => id === value)
        if (label) setLabels({ conversation, labels: toggleLabel(conversation.labels, label) })
      }}
      trigger={
        <FieldButton icon={<Tag />} label="Labels" disabled={disabled}>
          {conversation.labels.length === 0 ? (
            <span className="text-muted">None</span>
          ) : (
            conversation.labels.map(({ id, name, color }) => (
              <Chip key={id} color={color}>
                {name}
              </Chip>
            ))
          )}
        </FieldButton>
      }
    />
  )
}
