import type { IncidentDetail } from '@hubbub/contracts'
import type { LinkedMention } from '@hubbub/contracts/http'
import { CircleUserRound, MessageSquareReply, Tag, Unlink, X } from 'lucide-react'
import { useState } from 'react'
import { LabelPicker, MemberPicker } from '#components/answering/pickers.tsx'
import { Button } from '#components/button.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { useLinkMentions } from '#lib/incidents/use-link-mentions.ts'
import { useSession } from '#lib/session.ts'
import { AnswerDialog } from '../conversations/answer-dialog.tsx'
import { useHandleMentions } from './use-handle-mentions.ts'

export type MentionMenu = 'label' | 'assign'

interface Props {
  incident: IncidentDetail
  rows: readonly LinkedMention[]
  selected: readonly LinkedMention[]
  onSelect: (ids: readonly string[]) => void
  menu: MentionMenu | null
  onMenu: (menu: MentionMenu | null) => void
}

/** What can be done with several of what was said at once. */
export function MentionBar({ incident, rows, selected, onSelect, menu, onMenu }: Props) {
  const { can } = useSession()
  const link = useLinkMentions()
  const [answering, setAnswering] = useState<readonly LinkedMention[] | null>(null)
  const isAll = selected.length === rows.length
  const takeOff = async () => {
    const ids = selected.map(({ id }) => id)
    if (await link(incident, ids, false)) onSelect([])
  }
  return (
    <div
      role="group"
      aria-label="Selected mentions"
      className="sticky -top-3.5 z-10 mb-1 flex min-h-9 flex-wrap items-center gap-1 rounded-md bg-accent-soft px-2 py-0.5 xl:-top-2"
    >
      <Checkbox
        checked={selected.length > 0 && (isAll ? true : 'indeterminate')}
        aria-label={isAll ? 'Select no mention' : 'Select all mentions'}
        onCheckedChange={() => onSelect(isAll ? [] : rows.map(({ id }) => id))}
      />
      <span aria-live="polite" className="ml-1.5 mr-auto text-sm tabular">
        {selected.length === 0 ? `${rows.length} shown` : `${selected.length} selected`}
      </span>
      {selected.length === 0 ? null : (
        <>
          {can('message:send') && can('conversation:write') ? (
            <Button size="sm" variant="primary" onClick={() => setAnswering(selected)}>
              <MessageSquareReply /> Answer {selected.length}…
            </Button>
          ) : null}
          <Handle incident={incident} selected={selected} onSelect={onSelect} menu={menu} onMenu={onMenu} />
          <IconButton size="sm" label="Take off: does not belong to it" onClick={() => void takeOff()}>
            <Unlink />
          </IconButton>
          <IconButton size="sm" label="Select none" className="max-sm:hidden" onClick={() => onSelect([])}>
            <X />
          </IconButton>
        </>
      )}
      {answering === null ? null : (
        <AnswerDialog
          incident={incident}
          conversations={[]}
          mentions={answering}
          onClose={() => setAnswering(null)}
        />
      )}
    </div>
  )
}

/** Its label, and who has it: a mention by itself, or its conversation. */
function Handle({ incident, selected, onSelect, menu, onMenu }: Omit<Props, 'rows'>) {
  const { can } = useSession()
  const handle = useHandleMentions(incident)
  const menuOf = (name: MentionMenu) => ({
    open: menu === name,
    onOpenChange: (open: boolean) => onMenu(open ? name : null),
  })
  return (
    <>
      {can('mention:write') && can('conversation:write') ? (
        <LabelPicker
          {...menuOf('label')}
          label="Label all"
          trigger={
            <IconButton size="sm" label="Label" keys={['L']} disabled={handle.busy}>
              <Tag />
            </IconButton>
          }
          onPick={(label) => void handle.label(selected, label)}
        />
      ) : null}
      {can('conversation:write') && can('conversation:assign') ? (
        <MemberPicker
          {...menuOf('assign')}
          label="Assign all to"
          trigger={
            <IconButton size="sm" label="Assign" keys={['A']} disabled={handle.busy}>
              <CircleUserRound />
            </IconButton>
          }
          onPick={(to) => void handle.assign(selected, to).then(() => onSelect([]))}
        />
      ) : null}
    </>
  )
}
