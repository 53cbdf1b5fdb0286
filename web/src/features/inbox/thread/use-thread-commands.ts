import type { Conversation } from '@hubbub/contracts'
import type { Command } from '#lib/commands/command-store.ts'
import { useCommands } from '#lib/commands/use-commands.ts'
import { askLog } from '#lib/logging/log-asked.ts'
import { useSession } from '#lib/session.ts'
import { focusComposer } from '#lib/focus-composer.ts'
import type { DetailsField } from '../details/details-field.ts'
import { useKeepUnread } from './keep-unread.ts'
import { useConversationActions } from './use-conversation-actions.ts'

interface Openers {
  openField: (field: DetailsField) => void
  snooze: () => void
}

/** What keys and palette can do with the open conversation; what is not allowed is not offered. */
export function useThreadCommands(conversation: Conversation, { openField, snooze }: Openers) {
  const { can, member } = useSession()
  const actions = useConversationActions(conversation)
  const keepUnread = useKeepUnread(conversation.id)
  const offer = (allowed: boolean, ...commands: Omit<Command, 'group'>[]): Command[] =>
    allowed ? commands.map((command) => ({ ...command, group: 'This conversation' as const })) : []

  useCommands([
    ...offer(
      can('conversation:write'),
      { id: 'thread.resolve', title: 'Resolve', keys: 'e', run: actions.resolve },
      { id: 'thread.resolve-next', title: 'Resolve and next', keys: 'shift+e', run: actions.resolveAndNext },
      { id: 'thread.snooze', title: 'Snooze', keys: 'h', run: snooze },
      { id: 'thread.pend', title: 'Set to pending', run: actions.pend },
      { id: 'thread.reopen', title: 'Reopen', keys: 'z', run: actions.reopen },
      {
        id: 'thread.spam',
        title: conversation.status === 'spam' ? 'Not spam' : 'Mark as spam',
        keys: '!',
        run: actions.spam,
      },
      { id: 'thread.label', title: 'Label', keys: 'l', run: () => openField('labels') },
      { id: 'thread.priority', title: 'Priority', keys: 'p', run: () => openField('priority') },
    ),
    ...offer(
      can('conversation:assign'),
      { id: 'thread.assign', title: 'Assign to someone', keys: 'a', run: () => openField('assignee') },
      {
        id: 'thread.assign-me',
        title: 'Assign to me',
        keys: 'i',
        run: () => {
          if (conversation.assignee?.id !== member.id) actions.change({ assigneeId: member.id })
        },
      },
      { id: 'thread.team', title: 'Team', keys: 't', run: () => openField('team') },
    ),
    ...offer(can('message:send'), {
      id: 'thread.reply',
      title: 'Reply',
      keys: 'r',
      run: () => focusComposer('reply'),
    }),
    ...offer(can('note:write'), {
      id: 'thread.note',
      title: 'Write a private note',
      keys: 'n',
      run: () => focusComposer('note'),
    }),
    ...offer(can('note:write'), {
      id: 'thread.log',
      title: 'Log a call or a visit here',
      run: () => askLog({ conversation, contact: conversation.contact }),
    }),
    ...offer(true, { id: 'thread.unread', title: 'Mark as unread', keys: 'u', run: keepUnread }),
  ])
}
