import { type Unit, cutUnits } from '../match/units.ts'
import type { Leaf, Query, Words } from '../tree.ts'
import type { AskedTerm } from './asked.ts'

type Cut = ReturnType<typeof cutUnits>[number]

/** A part of a query as a term of its own; null where it has no form that any network knows. */
export function termOf(leaf: Leaf): AskedTerm | null {
  switch (leaf.type) {
    case 'words':
      return leaf.within === null ? termOfWords(leaf, cutUnits(leaf.text)) : null
    case 'field':
      if (leaf.field === 'hashtag') return termOf(asWords(leaf))
      if (leaf.field === 'author' || leaf.field === 'mentions')
        return {
          is: leaf.field === 'author' ? 'author' : 'mention',
          text: leaf.value.trim().replace(/^@/, ''),
          leaf,
        }
      if (leaf.field === 'url') return { is: 'link', text: leaf.value, leaf }
      return leaf.field === 'lang' ? { is: 'language', text: leaf.value, leaf } : null
    case 'raw':
    case 'compare':
      return null
  }
}

/** What it needs at the least, in smaller parts: of which each holds wherever it does. Null where nothing is smaller. */
export function takenApart(leaf: Leaf | Extract<Query, { type: 'near' }>): Query[] | null {
  switch (leaf.type) {
    case 'near':
      return leaf.parts
    case 'raw':
      // As the matcher does it: a sign of a pattern is none there.
      return wordsIn(leaf.text.replace(/[*?]/g, ' '))
    case 'words':
      return partsOf(cutUnits(leaf.text), leaf)
    case 'field':
      if (leaf.field === 'title') return [quoted(leaf.value)]
      return leaf.field === 'hashtag' ? [asWords(leaf)] : null
    case 'compare':
      return null
  }
}

/** Both are matched as the same words. */
const asWords = ({ value }: { value: string }): Words => quoted(`#${value.replace(/^[#＃]/, '')}`)
const quoted = (text: string): Words => ({ type: 'words', text, quoted: true, within: null })

const isSigned = (form: string) => /^[#@$]/.test(form)

function termOfWords(leaf: Words, cuts: readonly Cut[]): AskedTerm | null {
  const [first, second] = cuts
  if (first === undefined) return null
  if (cuts.every(({ unit }) => unit.is === 'form' && !isSigned(unit.form)))
    return { is: second === undefined ? 'word' : 'phrase', texts: writings(cuts, leaf.text), leaf }
  const { unit } = first
  if (unit.is === 'form' && isOneSigned(unit.form, cuts))
    return { is: signOf(unit.form), text: unit.form.slice(1), leaf }
  return unit.is === 'wild' && second === undefined ? termOfPattern(leaf, unit) : null
}

/** In a script without spaces its letters follow, each by itself. */
function isOneSigned(form: string, [first, ...others]: readonly Cut[]): boolean {
  const rest = others.map(({ unit }) => (unit.is === 'form' && unit.alone ? unit.form : ' ')).join('')
  return (
    isSigned(form) &&
    (rest === '' || (isAlone(first) && form === Array.from(form).slice(0, 2).join('') + rest))
  )
}

function signOf(form: string): 'hashtag' | 'account' | 'cashtag' {
  if (form.startsWith('#')) return 'hashtag'
  return form.startsWith('@') ? 'account' : 'cashtag'
}

function termOfPattern(leaf: Words, { wild, signed, pattern }: Unit & { is: 'wild' }): AskedTerm {
  const { letters, front } = wild
  const isBeginning = letters.at(-1) === '*' && letters.length === Array.from(front).length + 1
  return isBeginning && !signed
    ? { is: 'beginning', text: front, leaf }
    : { is: 'pattern', text: pattern, leaf }
}

/** As they are written, and as they are compared: networks tell accents apart, and some of them signs between words. */
function writings(cuts: readonly Cut[], text: string): string[] {
  const together = (text: (cut: Cut) => string) =>
    cuts
      .map((cut, index) => (index > 0 && !(isAlone(cut) && isAlone(cuts[index - 1])) ? ' ' : '') + text(cut))
      .join('')
  const all = [
    text.replace(/["\\\s]+/g, ' ').trim(),
    together(({ written }) => written),
    together(({ unit }) => (unit.is === 'form' ? unit.form : '')),
  ]
  const known = new Set<string>()
  return all.filter((text) => {
    const key = text.toLowerCase()
    return !known.has(key) && known.add(key)
  })
}
const isAlone = (cut: Cut | undefined) => cut?.unit.is === 'form' && cut.unit.alone

function wordsIn(text: string): Query[] | null {
  const words = cutUnits(text).filter(({ unit }) => unit.is === 'form' && /^[\p{L}\p{N}]/u.test(unit.form))
  return words.length === 0 ? null : words.map(({ written }) => quoted(written))
}

/** Runs of plain words, and each pattern by itself; of one signed word, the word. */
function partsOf(cuts: readonly Cut[], { within }: Words): Query[] | null {
  const [first, second] = cuts
  if (first === undefined) return null
  if (second === undefined) {
    const { unit, written } = first
    return unit.is === 'form' && isSigned(unit.form) ? wordsIn(written.replace(/^[#@$＃＠]/, '')) : null
  }
  const mixed = cuts.some(({ unit }) => unit.is !== 'form' || isSigned(unit.form))
  if (within !== null || !mixed)
    return cuts.filter(({ unit }) => unit.is !== 'any').map(({ written }) => quoted(written))
  const parts: Cut[][] = []
  let run: Cut[] = []
  const end = () => {
    if (run.length > 0) parts.push(run)
    run = []
  }
  for (const cut of cuts) {
    if (cut.unit.is === 'form' && !isSigned(cut.unit.form)) run.push(cut)
    else {
      end()
      if (cut.unit.is !== 'any') parts.push([cut])
    }
  }
  end()
  return parts.map((part) => quoted(part.map(({ written }) => written).join(' ')))
}
