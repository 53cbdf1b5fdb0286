import { isReply, keyOf, lower, tagsOf } from '../keys.ts'
import { print } from '../print.ts'
import { accountName } from '../text/account-name.ts'
import { addressesOf, domainsOf, hostOf } from '../text/addresses.ts'
import type { ReadMessage } from '../text/read-message.ts'
import { scan, type Token } from '../text/scan.ts'
import type { Comparison, Leaf, NumberField, TextField } from '../tree.ts'
import type { QueryMessage } from '../message.ts'
import { anyOf, anything, type Need, needWords, type Needed, one } from './need-words.ts'
import { fitsUnit, type Unit, unitsOf } from './units.ts'
import { fitsWild, readWild } from './wild.ts'
import { hasWords } from './words.ts'

/** A condition on what is no word of the text. */
export interface FieldPlan {
  is: 'field'
  term: string
  holds: (read: ReadMessage) => boolean
  needed: Needed
  /** Words of the text that may meet it as well. */
  inText: readonly Unit[]
}

type FieldLeaf = Extract<Leaf, { type: 'field' | 'compare' }>

export function planField(leaf: FieldLeaf): FieldPlan {
  const rule = leaf.type === 'compare' ? compareRule(leaf) : fieldRules[leaf.field](leaf.value)
  return { is: 'field', term: print(leaf), inText: [], ...rule }
}

type Rule = Pick<FieldPlan, 'holds' | 'needed'> & Partial<Pick<FieldPlan, 'inText'>>

const fieldRules: Record<TextField, (value: string) => Rule> = {
  author: authorRule,
  lang: (value) => {
    const tag = lower(value)
    return {
      holds: ({ message: { language } }) => language !== null && tagsOf(language).includes(tag),
      needed: column({ column: 'language', tag }, [keyOf.language(tag)]),
    }
  },
  country: (value) => {
    const code = lower(value)
    return {
      holds: ({ message: { country } }) => country !== null && lower(country) === code,
      needed: column({ column: 'country', code }, [keyOf.country(code)]),
    }
  },
  sentiment: (value) => ({
    holds: ({ message }) => message.sentiment === value,
    needed: column({ column: 'sentiment', label: value }, [keyOf.sentiment(value)]),
  }),
  channel: channelRule,
  site: siteRule,
  url: (value) => {
    const units = unitsOf(value)
    return {
      holds: (read) => {
        const { own, linked } = addressesOf(read)
        return [...own, ...linked].some((address) => follow(scan(address), units))
      },
      needed: needWords(units, keyOf.addressWord),
    }
  },
  // Both are words of the text, too; what is planned as words never comes here.
  title: (value) => wordsRule(unitsOf(value)),
  hashtag: (value) => wordsRule(unitsOf(`#${value.replace(/^[#＃]/, '')}`)),
  mentions: mentionsRule,
  is: (value) => ({ holds: isRules[value] ?? never, needed: key(keyOf.is(value)) }),
  has: (value) => ({ holds: hasRules[value] ?? never, needed: key(keyOf.has(value)) }),
}

const never = () => false
const isRules: Readonly<Record<string, Rule['holds']>> = {
  reply: ({ message }) => isReply(message.form),
  repost: ({ message }) => message.form === 'repost',
  verified: ({ message }) => message.author.verified,
}
const hasRules: Readonly<Record<string, Rule['holds']>> = {
  link: (read) => addressesOf(read).linked.length > 0,
  media: ({ message }) => message.hasMedia,
}

const key = (name: string): Needed => ({ need: one(name), exact: true })
const column = (ask: (Need & { is: 'column' })['ask'], keys: string[] | null): Needed => ({
  need: { is: 'column', ask, keys },
  exact: true,
})

function wordsRule(units: readonly Unit[]): Rule {
  return { holds: (read) => hasWords(read, units), needed: needWords(units), inText: units }
}

/** Whether the units stand one after the other somewhere among the words. */
function follow(tokens: readonly Token[], units: readonly Unit[]): boolean {
  return (
    units.length > 0 &&
    tokens.some((_, from) =>
      units.every((unit, index) => {
        const token = tokens[from + index]
        return token !== undefined && fitsUnit(unit, token)
      }),
    )
  )
}

/** A name, or a pattern of one. */
function nameRule(value: string) {
  const name = accountName(value)
  if (!/[*?]/.test(name)) return { fits: (other: string) => other === name, front: null, name }
  const wild = readWild(name)
  return { fits: (other: string) => fitsWild(wild, other), front: wild.front, name }
}

function nameNeed({ front, name }: ReturnType<typeof nameRule>, keyFor: (name: string) => string): Needed {
  if (front === null) return key(keyFor(name))
  return front === '' ? anything : { need: { is: 'front', text: keyFor(front) }, exact: false }
}

/** The whole handle, or words of the name. */
function authorRule(value: string): Rule {
  const rule = nameRule(value)
  const units = unitsOf(value.replace(/^@/, ''))
  return {
    holds: ({ message: { author } }) =>
      [author.value, author.handle].some(
        (name) => name !== null && name !== '' && rule.fits(accountName(name)),
      ) ||
      (author.name !== null && follow(scan(author.name), units)),
    needed: anyOf(nameNeed(rule, keyOf.account), needWords(units, keyOf.authorWord)),
  }
}

function mentionsRule(value: string): Rule {
  const plain = value.replace(/^@/, '')
  const rule = nameRule(plain)
  const units = unitsOf(`@${plain}`)
  return {
    holds: (read) =>
      read.message.to.some(
        ({ value: account, handle }) =>
          rule.fits(accountName(account)) || (handle !== null && rule.fits(accountName(handle))),
      ) || hasWords(read, units),
    needed: anyOf(nameNeed(rule, keyOf.addressee), needWords(units)),
    inText: units,
  }
}

function siteRule(value: string): Rule {
  const rule = nameRule(hostOf(value) ?? value.replace(/\/.*$/, ''))
  return {
    holds: ({ message }) => domainsOf(message.url).some(rule.fits),
    needed: nameNeed(rule, keyOf.site),
  }
}

/** Its kind, its id, its name, or words of its name. */
function channelRule(value: string): Rule {
  const rule = nameRule(value)
  const units = unitsOf(value)
  const fits = ({ id, kind, name }: QueryMessage['channel']) =>
    [id, kind, name].some((each) => rule.fits(accountName(each))) || follow(scan(name), units)
  const [first] = units
  const keys = rule.front === null && first?.is === 'form' ? [rule.name, first.form].map(keyOf.channel) : null
  return {
    holds: ({ message }) => fits(message.channel),
    needed: column({ column: 'channel', fits }, keys),
  }
}

const compares: Record<Comparison, (left: number, right: number) => boolean> = {
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '=': (left, right) => left === right,
}

/** What is not known is neither more nor less. */
function compareRule({ field, comparison, value }: Extract<Leaf, { type: 'compare' }>): Rule {
  const numberOf: Record<NumberField, (message: QueryMessage) => number | null> = {
    followers: ({ author }) => author.followers,
    engagement: ({ engagement }) => engagement,
  }
  return {
    holds: ({ message }) => {
      const known = numberOf[field](message)
      return known !== null && compares[comparison](known, value)
    },
    needed: column({ column: field, comparison, value }, null),
  }
}
