import type { Mention } from '@hubbub/contracts'
import { print } from '@hubbub/query'
import { Link } from '@tanstack/react-router'
import {
  Ban,
  Check,
  CircleUserRound,
  Ellipsis,
  ExternalLink,
  EyeOff,
  Inbox,
  Reply,
  ShieldAlert,
  Siren,
  SquareCheck,
  Tag,
  Undo2,
  UserRound,
  UserRoundPlus,
} from 'lucide-react'
import { Button } from '#components/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { useOpenIncidents } from '#components/answering/incident-options.ts'
import { useLinkMentions } from '#lib/incidents/use-link-mentions.ts'
import { Tooltip } from '#components/tooltip.tsx'
import { useSession } from '#lib/session.ts'
import { webUrl } from '#lib/web-url.ts'
import type { CardMenu, CardTools } from './card-tools.ts'
import { LabelPicker, MemberPicker } from '#components/answering/pickers.tsx'

interface ActionsProps {
  mention: Mention
  tools: CardTools
}

/** What is not allowed is not offered. */
export function MentionActions({ mention, tools }: ActionsProps) {
  const { can } = useSession()
  const { opening, onState } = tools
  if (mention.care !== null) return <TakenActions mention={mention} tools={tools} />
  return (
    <div className="ml-auto flex items-center gap-0.5">
      {can('mention:write') && mention.state === 'open' ? (
        <>
          <IconButton label="Mark as done" keys={['E']} onClick={() => onState(mention, 'done')}>
            <Check />
          </IconButton>
          <IconButton label="Hide" keys={['H']} onClick={() => onState(mention, 'hidden')}>
            <EyeOff />
          </IconButton>
        </>
      ) : null}
      {can('mention:write') && mention.state !== 'open' && !mention.author.blocked ? (
        <IconButton label="Bring back" keys={['Z']} onClick={() => onState(mention, 'open')}>
          <Undo2 />
        </IconButton>
      ) : null}
      {can('mention:write') ? <LabelList mention={mention} tools={tools} /> : null}
      {can('conversation:assign') ? <AssignList mention={mention} tools={tools} /> : null}
      <NetworkLink mention={mention} />
      <MoreMenu mention={mention} tools={tools} />
      {can('conversation:write') && can('message:send') ? (
        <Button
          size="sm"
          className="ml-1"
          pending={opening.busy === mention.id}
          onClick={() => opening.answer(mention)}
        >
          <Reply /> Answer
        </Button>
      ) : null}
    </div>
  )
}

/** What is in a conversation is answered, labelled and handed on there. */
function TakenActions({ mention, tools }: ActionsProps) {
  const { can } = useSession()
  const { care } = mention
  if (care === null) return null
  return (
    <div className="ml-auto flex items-center gap-0.5">
      <NetworkLink mention={mention} />
      <MoreMenu mention={mention} tools={tools} />
      {can('conversation:write') && can('message:send') ? (
        <Button size="sm" className="ml-1" onClick={() => tools.opening.goOn(care, 'answer')}>
          <Reply /> {care.answered === null ? 'Answer' : 'Answer again'}
        </Button>
      ) : null}
    </div>
  )
}

function NetworkLink({ mention }: { mention: Mention }) {
  const url = webUrl(mention.post?.url)
  if (url === null) return null
  return (
    <Tooltip label="See on the network" keys={['V']}>
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label="See on the network"
        className="grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-foreground [&_svg]:size-4"
      >
        <ExternalLink />
      </a>
    </Tooltip>
  )
}

const menuOf = ({ mention, tools }: ActionsProps, name: CardMenu) => ({
  open: tools.menu?.id === mention.id && tools.menu.name === name,
  onOpenChange: (open: boolean) => tools.onMenu(open ? { id: mention.id, name } : null),
})

function LabelList(props: ActionsProps) {
  const { mention, tools } = props
  return (
    <LabelPicker
      {...menuOf(props, 'label')}
      multiple
      label="Label"
      trigger={
        <IconButton label="Label" keys={['L']}>
          <Tag />
        </IconButton>
      }
      selected={mention.labels.map(({ id }) => id)}
      onPick={(label) => tools.changes.toggleLabel(mention, label)}
    />
  )
}

function AssignList(props: ActionsProps) {
  const { mention, tools } = props
  return (
    <MemberPicker
      {...menuOf(props, 'assign')}
      label="Assign to"
      trigger={
        <IconButton label="Assign" keys={['A']}>
          <CircleUserRound />
        </IconButton>
      }
      onPick={(member) => tools.opening.assign([mention], member)}
    />
  )
}

function IncidentMenu({ mention }: { mention: Mention }) {
  const link = useLinkMentions()
  const incidents = useOpenIncidents()
  if (incidents.length === 0) return null
  return (
    <DropdownMenuSub>
      <DropdownMenuSubTrigger>
        <Siren /> Belongs to incident…
      </DropdownMenuSubTrigger>
      <DropdownMenuSubContent className="max-h-80 max-w-72 overflow-y-auto thin-scroll">
        {incidents.map((incident) => (
          <DropdownMenuItem key={incident.id} onSelect={() => void link(incident, [mention.id], true)}>
            <SeverityBadge severity={incident.severity} />
            <span className="truncate">
              #{incident.number} {incident.title}
            </span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuSubContent>
    </DropdownMenuSub>
  )
}

function MoreMenu({ mention, tools }: ActionsProps) {
  const { can } = useSession()
  const { author, care } = mention
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label="More">
          <Ellipsis />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {care !== null || can('conversation:write') ? (
          <DropdownMenuItem
            onSelect={() =>
              care === null ? tools.opening.openInInbox(mention) : tools.opening.goOn(care, 'read')
            }
          >
            <Inbox /> Open in the inbox
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onSelect={() => tools.onSelect(mention.id, false)}>
          <SquareCheck /> {tools.selected.has(mention.id) ? 'Take out of the selection' : 'Select'}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => tools.onAuthor(mention)}>
          <UserRound /> All by {author.name}
        </DropdownMenuItem>
        {can('monitor:write') ? (
          <DropdownMenuItem asChild>
            <Link
              to="/monitors/new"
              search={{
                name: author.name,
                query: print({ type: 'field', field: 'author', value: author.handle ?? author.value }),
              }}
            >
              <UserRoundPlus /> Follow {author.name}…
            </Link>
          </DropdownMenuItem>
        ) : null}
        {care === null && can('mention:write') ? (
          <DropdownMenuItem onSelect={() => tools.changes.setSpam([mention], mention.spam?.counts !== true)}>
            <ShieldAlert /> {mention.spam?.counts === true ? 'Not spam' : 'It is spam'}
          </DropdownMenuItem>
        ) : null}
        <IncidentMenu mention={mention} />
        {care === null && can('contact:write') ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => tools.changes.setBlocked(mention, !author.blocked)}>
              <Ban /> {author.blocked ? `Let ${author.name} in again` : `Block ${author.name}`}
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
