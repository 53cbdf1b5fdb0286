import type { Mention, MentionCare } from '@hubbub/contracts'
import type { Command } from '#lib/commands/command-store.ts'
import { useCommands } from '#lib/commands/use-commands.ts'
import { type Session, useSession } from '#lib/session.ts'
import { webUrl } from '#lib/web-url.ts'
import type { CardTools } from './card-tools.ts'

interface MentionCommands {
  current: Mention | undefined
  move: (step: 1 | -1) => void
  tools: CardTools
  /** Whether keys are meant for this list. */
  active: boolean
}

/** Moving through the stream, and what keys and palette can do with the mention one stands on. */
export function useMentionCommands({ current, move, tools, active }: MentionCommands) {
  const session = useSession()
  const commands: Command[] = [
    { id: 'mentions.next', title: 'Next mention', group: 'List', keys: 'j', run: () => move(1) },
    { id: 'mentions.previous', title: 'Previous mention', group: 'List', keys: 'k', run: () => move(-1) },
    ...(current === undefined
      ? []
      : [
          ...(current.care === null
            ? [
                ...putAside(current, tools, session),
                ...sortOut(current, tools, session),
                ...takeOver(current, tools, session),
              ]
            : goOn(current, current.care, tools, session)),
          ...onNetwork(current),
        ]),
  ]
  useCommands(active ? commands : [])
}

const offer = (allowed: boolean, ...commands: Omit<Command, 'group'>[]): Command[] =>
  allowed ? commands.map((command) => ({ ...command, group: 'This mention' as const })) : []

function putAside(
  mention: Mention,
  { changes, selected, onMenu, onSelect, onState }: CardTools,
  { can }: Session,
): Command[] {
  const isOpen = mention.state === 'open'
  const { author, id } = mention
  return [
    ...offer(
      can('mention:write') && isOpen,
      { id: 'mention.done', title: 'Mark as done', keys: 'e', run: () => onState(mention, 'done') },
      { id: 'mention.hide', title: 'Hide', keys: 'h', run: () => onState(mention, 'hidden') },
    ),
    ...offer(can('mention:write') && !isOpen, {
      id: 'mention.bring-back',
      title: 'Bring back',
      keys: 'z',
      run: () => onState(mention, 'open'),
    }),
    ...offer(can('sentiment:correct') || can('mention:write'), {
      id: 'mention.select',
      title: selected.has(id) ? 'Take out of the selection' : 'Select',
      keys: 'x',
      run: () => onSelect(id, false),
    }),
    ...offer(can('mention:write'), {
      id: 'mention.label',
      title: 'Label',
      keys: 'l',
      run: () => onMenu({ id, name: 'label' }),
    }),
    ...offer(can('contact:write'), {
      id: 'mention.block',
      title: author.blocked ? 'Let its author in again' : 'Block its author',
      keys: '!',
      run: () => changes.setBlocked(mention, !author.blocked),
    }),
  ]
}

function sortOut(mention: Mention, { alike, changes, onAlike }: CardTools, { can }: Session): Command[] {
  const isSpam = mention.spam?.counts === true
  return [
    ...offer(mention.alike !== null, {
      id: 'mention.alike',
      title: alike.has(mention.id) ? 'Put away those that say the same' : 'Show those that say the same',
      keys: 'd',
      run: () => onAlike(mention.id),
    }),
    ...offer(can('mention:write'), {
      id: 'mention.spam',
      title: isSpam ? 'Not spam' : 'It is spam',
      keys: 'shift+s',
      run: () => changes.setSpam([mention], !isSpam),
    }),
  ]
}

function takeOver(mention: Mention, { opening, onMenu }: CardTools, { can, member }: Session): Command[] {
  return [
    ...offer(can('conversation:write') && can('message:send'), {
      id: 'mention.answer',
      title: 'Answer',
      keys: 'r',
      run: () => opening.answer(mention),
    }),
    ...offer(
      can('conversation:assign'),
      {
        id: 'mention.assign',
        title: 'Assign to someone',
        keys: 'a',
        run: () => onMenu({ id: mention.id, name: 'assign' }),
      },
      {
        id: 'mention.assign-me',
        title: 'Assign to me',
        keys: 'i',
        run: () => opening.assign([mention], member),
      },
    ),
    ...offer(can('conversation:write'), {
      id: 'mention.open',
      title: 'Open in the inbox',
      keys: 'o',
      run: () => opening.openInInbox(mention),
    }),
  ]
}

/** With what is in a conversation already. */
function goOn(
  mention: Mention,
  care: MentionCare,
  { opening, alike, onAlike, selected, onSelect }: CardTools,
  { can }: Session,
): Command[] {
  const { id } = mention
  return [
    ...offer(can('conversation:write') && can('message:send'), {
      id: 'mention.answer',
      title: 'Answer in its conversation',
      keys: 'r',
      run: () => opening.goOn(care, 'answer'),
    }),
    ...offer(true, {
      id: 'mention.open',
      title: 'Open in the inbox',
      keys: 'o',
      run: () => opening.goOn(care, 'read'),
    }),
    ...offer(can('sentiment:correct'), {
      id: 'mention.select',
      title: selected.has(id) ? 'Take out of the selection' : 'Select',
      keys: 'x',
      run: () => onSelect(id, false),
    }),
    ...offer(mention.alike !== null, {
      id: 'mention.alike',
      title: alike.has(id) ? 'Put away those that say the same' : 'Show those that say the same',
      keys: 'd',
      run: () => onAlike(id),
    }),
  ]
}

function onNetwork(mention: Mention): Command[] {
  const url = webUrl(mention.post?.url)
  return offer(url !== null, {
    id: 'mention.network',
    title: 'See on the network',
    keys: 'v',
    run: () => void window.open(url ?? '', '_blank', 'noopener,noreferrer'),
  })
}
