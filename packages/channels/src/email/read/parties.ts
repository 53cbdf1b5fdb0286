import type { Party } from '@hubbub/contracts'
import type { AddressObject, EmailAddress } from 'mailparser'
import { cleanLine } from '../../text/clean.ts'

const maxParties = 500

/** mailparser's address headers as parties: groups opened, double ones merged, those without an address left out. */
export function toParties(header: AddressObject | AddressObject[] | undefined): Party[] {
  const parties = new Map<string, Party>()
  for (const entry of [header ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap(openGroup)) {
    const value = normaliseAddress(entry.address ?? '')
    if (!value || parties.has(value) || parties.size >= maxParties) continue
    const name = cleanLine(entry.name ?? '', 200)
    parties.set(value, { kind: 'email', value, name: name && name.toLowerCase() !== value ? name : null })
  }
  return [...parties.values()]
}

function openGroup(entry: EmailAddress): EmailAddress[] {
  return entry.group ?? [entry]
}

export function normaliseAddress(address: string): string | null {
  const value = cleanLine(address, 321).replace(/\s+/g, '').toLowerCase()
  return value.length <= 320 && /^[^@]+@[^@]+$|^[^@]+@.+\]$/.test(value) ? value : null
}
