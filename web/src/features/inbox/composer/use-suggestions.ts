import type { Conversation } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { cannedResponsesQuery } from '#lib/queries/canned-responses.query.ts'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { findEmoji } from './emoji.ts'
import type { Trigger } from './trigger.ts'
import { fillVariables, valuesOf } from './variables.ts'

export interface Suggestion {
  key: string
  /** In front of the label. */
  sign: string
  label: string
  hint: string
  insertion: string
}

const MOST = 8

/** What can be called up with what has been typed. */
export function useSuggestions(trigger: Trigger | null, conversation: Conversation): Suggestion[] {
  const { workspace, member, can } = useSession()
  const { members } = useDirectory()
  const canned =
    useQuery({ ...cannedResponsesQuery(workspace.id), enabled: can('canned-response:read') }).data ?? []
  if (trigger === null) return []
  const wanted = trigger.query.toLowerCase()
  switch (trigger.kind) {
    case 'emoji':
      return findEmoji(wanted, MOST).map(({ sign, name }) => ({
        key: sign,
        sign,
        label: name,
        hint: '',
        insertion: sign,
      }))
    case 'mention':
      return members
        .filter(({ id, name }) => id !== member.id && name.toLowerCase().includes(wanted))
        .slice(0, MOST)
        .map(({ id, name, email }) => ({
          key: id,
          sign: '@',
          label: name,
          hint: email,
          insertion: `@${name} `,
        }))
    case 'canned': {
      const values = valuesOf({
        contact: conversation.contact,
        agent: member,
        conversation,
        brand: conversation.brand,
      })
      return canned
        .filter(
          ({ shortcut, text }) =>
            shortcut.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted),
        )
        .toSorted((a, b) => Number(b.shortcut.startsWith(wanted)) - Number(a.shortcut.startsWith(wanted)))
        .slice(0, MOST)
        .map(({ id, shortcut, text }) => ({
          key: id,
          sign: '/',
          label: shortcut,
          hint: text,
          insertion: fillVariables(text, values),
        }))
    }
  }
}
