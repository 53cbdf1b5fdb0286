import type { IncidentDetail } from '@hubbub/contracts'
import type { LinkedMention } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CheckboxField } from '#components/checkbox.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { incidentMentionsQuery } from '#lib/incidents/incidents.query.ts'
import { extendTo, keepShown, noSelection, toggle } from '#lib/selection.ts'
import { type MentionMenu, MentionBar } from './mention-bar.tsx'
import { MentionLine } from './mention-line.tsx'
import { useMentionKeys } from './use-mention-keys.ts'

interface Props {
  incident: IncidentDetail
  className?: string
}

/** The widest reaching of what was said of it, and what can be done to many of them at once. */
export function IncidentMentions({ incident, className = 'mb-4' }: Props) {
  const { id, mentions } = incident
  const { workspace } = useSession()
  const [free, setFree] = useState(false)
  const query = useQuery(incidentMentionsQuery(workspace.id, id, free))
  return (
    <Section
      title="Top mentions by reach"
      description={wordsOf(mentions, query.data?.length ?? 0, free)}
      fill
      className={className}
      actions={
        mentions === 0 ? null : (
          <CheckboxField
            label={<span className="text-sm">In no conversation</span>}
            checked={free}
            onCheckedChange={(on) => setFree(on === true)}
          />
        )
      }
    >
      <Loaded query={query} what="the mentions">
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-muted">{nothingOf(mentions, free)}</p>
          ) : (
            <Rows incident={incident} rows={rows} />
          )
        }
      </Loaded>
    </Section>
  )
}

function nothingOf(linked: number, free: boolean): string {
  if (linked === 0) return 'What is said of it is linked from the mentions, one by one or several at once.'
  return free ? 'Each of them is in a conversation.' : 'None of it is there any more, or yours to see.'
}

function wordsOf(all: number, shown: number, free: boolean): string {
  if (all === 0) return 'None is linked'
  const linked = all === 1 ? 'One is linked' : `${all} are linked`
  const some = !free && shown > 0 && shown < all ? `${linked}, ${shown} are shown` : linked
  return all === 1 ? some : `${some}, those that sound negative first`
}

function Rows({ incident, rows }: { incident: IncidentDetail; rows: readonly LinkedMention[] }) {
  const { can } = useSession()
  const [chosen, setChosen] = useState(noSelection)
  const [menu, setMenu] = useState<MentionMenu | null>(null)
  const order = rows.map((row) => row.id)
  const selection = keepShown(chosen, order)
  const select = (id: string, range: boolean) =>
    setChosen(range ? extendTo(selection, id, order) : toggle(selection, id))
  const selectable = can('incident:write')
  const list = useMentionKeys({
    order,
    selectable,
    select,
    // What is meant is chosen before its list opens.
    open: (name, current) => {
      if (selection.ids.size === 0) setChosen(toggle(noSelection, current))
      setMenu(name)
    },
  })
  return (
    <>
      {selectable ? (
        <MentionBar
          incident={incident}
          rows={rows}
          selected={rows.filter((row) => selection.ids.has(row.id))}
          onSelect={(ids) => setChosen({ ids: new Set(ids), anchor: null })}
          menu={menu}
          onMenu={setMenu}
        />
      ) : null}
      <ul ref={list} aria-label="What was said" className="divide-y divide-border">
        {rows.map((row) => (
          <MentionLine
            key={row.id}
            mention={row}
            selected={selection.ids.has(row.id)}
            {...(selectable && { onSelect: (range: boolean) => select(row.id, range) })}
          />
        ))}
      </ul>
    </>
  )
}
