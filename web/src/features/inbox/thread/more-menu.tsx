import type { Conversation, Message } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import {
  Ban,
  ClipboardCopy,
  Download,
  Ellipsis,
  Flame,
  Link2,
  MailOpen,
  OctagonAlert,
  PhoneCall,
  Siren,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { dropConversation } from '#lib/conversations/put-conversation.ts'
import { errorText } from '#lib/error-text.ts'
import { askLog } from '#lib/logging/log-asked.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useBlockContact } from '../actions/use-block-contact.ts'
import { IncidentDialog } from './incident-dialog.tsx'
import { PageDialog } from './page-dialog.tsx'
import { useKeepUnread } from './keep-unread.ts'
import { transcriptOf } from './transcript.ts'
import { useConversationActions } from './use-conversation-actions.ts'

export function MoreMenu({ conversation }: { conversation: Conversation }) {
  const { can } = useSession()
  const [deleting, setDeleting] = useState(false)
  const [paging, setPaging] = useState(false)
  const [relating, setRelating] = useState(false)
  const transcript = useTranscript(conversation)
  const keepUnread = useKeepUnread(conversation.id)
  const block = useBlockContact(conversation.contact.id)
  const actions = useConversationActions(conversation)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="More">
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="w-56">
          <DropdownMenuItem onSelect={() => void copy(location.href, 'Link copied')}>
            <Link2 /> Copy link
          </DropdownMenuItem>
          <DropdownMenuItem keys={['U']} onSelect={keepUnread}>
            <MailOpen /> Mark as unread
          </DropdownMenuItem>
          {can('note:write') ? (
            <DropdownMenuItem onSelect={() => askLog({ conversation, contact: conversation.contact })}>
              <PhoneCall /> Log a call or a visit
            </DropdownMenuItem>
          ) : null}
          {can('escalation:write') ? (
            <DropdownMenuItem onSelect={() => setPaging(true)}>
              <Siren /> Page somebody…
            </DropdownMenuItem>
          ) : null}
          {can('incident:write') ? (
            <DropdownMenuItem onSelect={() => setRelating(true)}>
              <Flame /> Part of an incident…
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={transcript.copy}>
            <ClipboardCopy /> Copy transcript
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={transcript.download}>
            <Download /> Download transcript
          </DropdownMenuItem>
          {can('conversation:write') ? (
            <DropdownMenuItem keys={['!']} onSelect={actions.spam}>
              <OctagonAlert /> {conversation.status === 'spam' ? 'Not spam' : 'Mark as spam'}
            </DropdownMenuItem>
          ) : null}
          {can('contact:write') && block.contact ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={block.toggle}>
                <Ban /> {block.contact.blockedAt ? 'Unblock' : 'Block'} this contact
              </DropdownMenuItem>
            </>
          ) : null}
          {can('conversation:delete') ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem danger onSelect={() => setDeleting(true)}>
                <Trash2 /> Delete…
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {paging ? <PageDialog conversation={conversation} open onOpenChange={setPaging} /> : null}
      {relating ? <IncidentDialog conversation={conversation} open onOpenChange={setRelating} /> : null}
      <DeleteDialog conversation={conversation} open={deleting} onOpenChange={setDeleting} />
    </>
  )
}

interface DeleteDialogProps {
  conversation: Conversation
  open: boolean
  onOpenChange: (open: boolean) => void
}

function DeleteDialog({ conversation, open, onOpenChange }: DeleteDialogProps) {
  const queryClient = useQueryClient()
  const { workspace, member } = useSession()
  const { leave } = useConversationActions(conversation)
  const remove = async () => {
    try {
      await api.workspace(workspace.id).conversations.delete(conversation.id)
      leave()
      dropConversation(queryClient, { workspaceId: workspace.id, memberId: member.id }, conversation.id)
      toast.success(`#${conversation.number} deleted`)
    } catch (error) {
      toast.error(errorText(error))
    }
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete #${conversation.number} for good?`}
      description={`All messages, notes and files of this conversation with ${conversation.contact.name} are deleted for everybody. This cannot be undone.`}
      confirm="Delete"
      danger
      onConfirm={() => void remove()}
    />
  )
}

/** The whole of it, also what is not loaded yet. */
function useTranscript(conversation: Conversation) {
  const { workspace } = useSession()
  const text = async () => {
    const messages: Message[] = []
    let cursor: string | null = null
    do {
      const page: { items: Message[]; cursor: string | null } = await api
        .workspace(workspace.id)
        .messages.list(conversation.id, { limit: 100, cursor: cursor ?? undefined })
      messages.unshift(...page.items)
      cursor = page.cursor
    } while (cursor !== null)
    return transcriptOf(conversation, messages, exactTime)
  }
  const orTell = (error: unknown) => void toast.error(errorText(error))
  return {
    copy: () => void text().then((all) => copy(all, 'Transcript copied'), orTell),
    download: () =>
      void text().then((all) => download(`conversation-${conversation.number}.txt`, all), orTell),
  }
}

async function copy(text: string, done: string) {
  await navigator.clipboard.writeText(text)
  toast.success(done)
}

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
