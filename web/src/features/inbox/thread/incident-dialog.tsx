import type { Conversation, IncidentRef } from '@hubbub/contracts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '#components/button.tsx'
import { Dialog, DialogContent } from '#components/dialog.tsx'
import { Loaded } from '#components/loaded.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { OpenIncidentDialog } from '#components/crisis/open-incident-dialog.tsx'
import { api } from '#lib/api.ts'
import { isOver } from '#lib/incidents/incident-words.ts'
import { conversationIncidentsQuery, incidentsKey, incidentsQuery } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

interface Props {
  conversation: Conversation
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What a conversation belongs to: put into an incident that is on, taken out of one, or the first of a new one. */
export function IncidentDialog({ conversation, open, onOpenChange }: Props) {
  const { id, number, version, brand } = conversation
  const { workspace } = useSession()
  const { act } = useChange(incidentsKey(workspace.id), ['conversation-incidents', workspace.id])
  const linked = useQuery(conversationIncidentsQuery(workspace.id, id, version)).data ?? []
  const query = useInfiniteQuery(incidentsQuery(workspace.id, 'open'))
  const set = (incidentId: string, isLinked: boolean) =>
    act(
      () => api.workspace(workspace.id).incidents.setConversations(incidentId, [id], isLinked),
      isLinked ? `#${number} belongs to it` : `#${number} was taken out`,
    )
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Incidents"
        description={`What #${number} is a part of. Whoever answers sees it above the thread.`}
        footer={
          <OpenIncidentDialog
            first={{ title: conversation.subject, brandId: brand.id, conversationIds: [id] }}
            trigger={<Button>Open a new one…</Button>}
          />
        }
      >
        <Loaded query={query} what="the incidents">
          {({ pages }) => {
            const on = pages.flatMap(({ items }) => items)
            const over = linked.filter(({ state }) => isOver(state))
            return on.length + over.length === 0 ? (
              <p className="text-muted">No incident is on.</p>
            ) : (
              <ul className="divide-y divide-border">
                {[...on, ...over].map((incident) => (
                  <IncidentChoice
                    key={incident.id}
                    incident={incident}
                    linked={linked.some((one) => one.id === incident.id)}
                    onSet={(isLinked) => set(incident.id, isLinked)}
                  />
                ))}
              </ul>
            )
          }}
        </Loaded>
      </DialogContent>
    </Dialog>
  )
}

interface ChoiceProps {
  incident: Pick<IncidentRef, 'id' | 'number' | 'title' | 'severity'>
  linked: boolean
  onSet: (linked: boolean) => void
}

const IncidentChoice = ({ incident: { id, number, title, severity }, linked, onSet }: ChoiceProps) => (
  <li className="flex items-center gap-3 py-2">
    <div className="min-w-0 flex-1">
      <Link to="/incidents/$incidentId" params={{ incidentId: id }} className="break-words hover:underline">
        #{number} {title}
      </Link>
      <p className="mt-0.5">
        <SeverityBadge severity={severity} />
      </p>
    </div>
    <Button
      size="sm"
      aria-label={linked ? `Take out of #${number}` : `Put into #${number}`}
      onClick={() => onSet(!linked)}
    >
      {linked ? 'Take out' : 'Put in'}
    </Button>
  </li>
)
