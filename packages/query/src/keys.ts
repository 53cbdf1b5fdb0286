import { accountName } from './text/account-name.ts'
import { addressesOf, domainsOf } from './text/addresses.ts'
import type { ReadMessage } from './text/read-message.ts'
import { scan } from './text/scan.ts'

/**
 * What a message is found by: its words, and names of what else it has. A query's needs are written in the same keys, on
 * arrival and in the database. A word never has `=` as its second letter.
 */
export const keyOf = {
  /** Two letters of a script without spaces that follow each other. */
  pair: (first: string, second: string) => `2=${first}${second}`,
  titled: (form: string) => `t=${form}`,
  account: (name: string) => `a=${name}`,
  authorWord: (form: string) => `n=${form}`,
  addressee: (name: string) => `m=${name}`,
  site: (domain: string) => `s=${domain}`,
  addressWord: (form: string) => `u=${form}`,
  is: (what: string) => `i=${what}`,
  has: (what: string) => `h=${what}`,
  /** Below: what may change after it was stored. The database holds it in columns of its own. */
  language: (tag: string) => `l=${tag}`,
  country: (code: string) => `c=${code}`,
  sentiment: (label: string) => `e=${label}`,
  channel: (name: string) => `k=${name}`,
}

/** Keys that stand as long as the text does, without doubles: what is stored for searching. */
export function keysOf(read: ReadMessage): string[] {
  const keys = new Set<string>()
  visitKeys(read, (key) => keys.add(key))
  return [...keys]
}

/** Each key of a message, some more than once. */
export function visitKeys(read: ReadMessage, visit: (key: string) => void): void {
  for (const form of read.places.keys()) visit(form)
  visitPairs(read, visit)
  for (let index = 0; index < read.titleCount; index += 1) {
    const { form, full } = read.tokens[index] ?? { form: '', full: null }
    visit(keyOf.titled(form))
    if (full !== null) visit(keyOf.titled(full))
  }
  visitPeople(read, visit)
  visitPlaces(read, visit)
}

function visitPairs({ tokens, titleCount }: ReadMessage, visit: (key: string) => void) {
  for (let index = 1; index < tokens.length; index += 1) {
    const here = tokens[index]
    const before = tokens[index - 1]
    if (here?.alone === true && before?.alone === true && index !== titleCount)
      visit(keyOf.pair(before.form, here.form))
  }
}

function visitPeople({ message }: ReadMessage, visit: (key: string) => void) {
  const { author, to, form } = message
  for (const name of [author.value, author.handle]) if (name) visit(keyOf.account(accountName(name)))
  if (author.name !== null) for (const form of formsIn(author.name)) visit(keyOf.authorWord(form))
  for (const { value, handle } of to) {
    visit(keyOf.addressee(accountName(value)))
    if (handle !== null) visit(keyOf.addressee(accountName(handle)))
  }
  if (author.verified) visit(keyOf.is('verified'))
  if (isReply(form)) visit(keyOf.is('reply'))
  if (form === 'repost') visit(keyOf.is('repost'))
}

export const isReply = (form: string | null) => form === 'reply' || form === 'comment'

function visitPlaces(read: ReadMessage, visit: (key: string) => void) {
  for (const domain of domainsOf(read.message.url)) visit(keyOf.site(domain))
  const { own, linked } = addressesOf(read)
  for (const address of [...own, ...linked])
    for (const form of formsIn(address)) visit(keyOf.addressWord(form))
  if (linked.length > 0) visit(keyOf.has('link'))
  if (read.message.hasMedia) visit(keyOf.has('media'))
}

/** Keys of what may change; only asked for on arrival. */
export function visitChanging({ message }: ReadMessage, visit: (key: string) => void): void {
  const { language, country, sentiment, channel } = message
  if (language !== null) for (const tag of tagsOf(language)) visit(keyOf.language(tag))
  if (country !== null) visit(keyOf.country(lower(country)))
  if (sentiment !== null) visit(keyOf.sentiment(sentiment))
  for (const name of [channel.kind, channel.id]) visit(keyOf.channel(accountName(name)))
  for (const form of formsIn(channel.name)) visit(keyOf.channel(form))
}

const formsIn = (text: string) =>
  scan(text).flatMap(({ form, full }) => (full === null ? [form] : [form, full]))

/** `pt-BR` is found as `pt-br` and as `pt`. */
export function tagsOf(language: string): string[] {
  const parts = lower(language).slice(0, 40).split('-')
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'))
}

/** Of ASCII letters alone, as the database does it. */
export const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
