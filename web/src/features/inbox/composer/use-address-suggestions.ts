import type { Contact, Member } from '@hubbub/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { addressesQuery } from '#lib/queries/addresses.query.ts'
import { useSession } from '#lib/session.ts'
import { useDebounced } from '#lib/use-debounced.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { type AddressSuggestion, suggestAddresses } from './suggest-addresses.ts'

export type { AddressSuggestion }
const PAUSE_MS = 120
const LEAST = 2

/** Contacts and colleagues for what is being typed, and the keys that choose among them. */
export function useAddressSuggestions(text: string, taken: readonly string[]) {
  const { workspace, can } = useSession()
  const { members } = useDirectory()
  const wanted = text.trim()
  const [q, setQ] = useState('')
  const ask = useDebounced(setQ, PAUSE_MS)
  useEffect(() => ask(wanted), [wanted, ask])
  const [place, setPlace] = useState({ text: '', at: 0 })
  const [dismissed, setDismissed] = useState('')
  const contacts: Contact[] =
    useQuery({
      ...addressesQuery(workspace.id, q),
      enabled: can('contact:read') && q.length >= LEAST,
      placeholderData: keepPreviousData,
    }).data ?? []
  const isOpen = wanted.length >= LEAST && dismissed !== wanted
  const people: readonly Member[] = members
  const suggestions = isOpen ? suggestAddresses(wanted, { contacts, members: people, taken }) : []
  const at = place.text === wanted ? place.at : 0
  const active = suggestions[at] ?? suggestions[0]
  const move = (step: number) =>
    setPlace({ text: wanted, at: (at + step + suggestions.length) % suggestions.length })
  return {
    suggestions,
    active,
    dismiss: () => setDismissed(wanted),
    /** @returns whether the key was for the list. */
    onKey: (event: KeyboardEvent, choose: (suggestion: AddressSuggestion) => void): boolean => {
      if (active === undefined) return false
      if (event.key === 'ArrowDown') move(1)
      else if (event.key === 'ArrowUp') move(-1)
      else if (event.key === 'Enter') choose(active)
      else if (event.key === 'Escape') setDismissed(wanted)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}
