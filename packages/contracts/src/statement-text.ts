import type { StatementContent, StatementText } from './entities/statement.ts'

const GAP = /\{([a-z][a-z0-9_]{0,31})\}/g

/** The names of the gaps in a text, in their order, each once. */
export function gapsOf(text: string): string[] {
  return [...new Set([...text.matchAll(GAP)].map(([, name = '']) => name))]
}

/** A gap that is not filled stays as it stands. */
export function fillGaps(text: string, values: StatementContent['values']): string {
  return text.replaceAll(GAP, (gap, name: string) => values[name]?.trim() || gap)
}

/** The languages in which something is said, in their order. */
export function languagesOf({ texts }: Pick<StatementContent, 'texts'>): string[] {
  return [...new Set(texts.filter(({ text }) => text.trim() !== '').map(({ language }) => language))]
}

/** What a network is told in a language: its own text, else the common one; null where there is neither. */
export function textFor(
  { texts }: Pick<StatementContent, 'texts'>,
  { network, language }: { network: string | null; language: string },
): StatementText | null {
  const said = texts.filter((one) => one.language === language && one.text.trim() !== '')
  return (
    said.find((one) => network !== null && one.network === network) ??
    said.find((one) => one.network === null) ??
    null
  )
}

/** What is not filled anywhere, and so cannot be published. */
export function openGaps({ headline, texts, values }: StatementContent): string[] {
  const all = [headline, ...texts.map(({ text }) => text)].flatMap(gapsOf)
  return [...new Set(all)].filter((name) => (values[name] ?? '').trim() === '')
}
