import { plainWords } from '@hubbub/channels'
import type { Claim } from './expectation.ts'
import type { Reading, Told } from './readers.ts'

const words = (html: string) => plainWords({ kind: 'html', value: html }).replace(/\s+/g, ' ')
const loose = (text: string) => text.replace(/\s+/g, ' ').trim()

type Check = (told: Told, value: string | number[]) => boolean

/** Whether one of the texts is what the claim reads like. The corpus has HTML where it is allowed; so it may be either. */
const textIs =
  (...fields: ('title' | 'summary' | 'content')[]): Check =>
  (told, value) =>
    typeof value === 'string' &&
    fields.some((field) => loose(told[field]) === words(value) || loose(told[field]) === loose(value))

const dateIs =
  (...fields: ('published' | 'updated')[]): Check =>
  (told, value) => {
    if (typeof value === 'string') return true
    const [year = 0, month = 0, ...rest] = value
    const at = Date.UTC(year, month - 1, ...(rest.slice(0, 4) as [number]))
    return fields.some((field) => told[field]?.getTime() === at)
  }

const linkIs: Check = (told, value) =>
  typeof value === 'string' && told.link !== null && href(told.link) === href(value)

const href = (address: string) => (URL.canParse(address) ? new URL(address).href : address)

/** What the figure is about: title, link, date and content. All else that the corpus claims is left out. */
const checks: Record<string, Check> = {
  title: textIs('title'),
  'title_detail.value': textIs('title'),
  link: linkIs,
  'links.0.href': linkIs,
  description: textIs('summary', 'content'),
  summary: textIs('summary', 'content'),
  subtitle: textIs('summary', 'content'),
  tagline: textIs('summary', 'content'),
  'summary_detail.value': textIs('summary', 'content'),
  'subtitle_detail.value': textIs('summary', 'content'),
  'content.0.value': textIs('content', 'summary'),
  published_parsed: dateIs('published'),
  created_parsed: dateIs('published', 'updated'),
  updated_parsed: dateIs('updated', 'published'),
}

export const isAsked = ({ path }: Claim) => path in checks

export function holds({ entry, path, value }: Claim, reading: Reading): boolean {
  const told = entry === null ? reading.feed : reading.entries[entry]
  return told !== undefined && (checks[path]?.(told, value) ?? false)
}
