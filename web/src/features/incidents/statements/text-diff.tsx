import type { StatementContent } from '@hubbub/contracts'
import { networkWord } from '#components/channel-icon.tsx'
import { languageName } from '#lib/language-name.ts'
import { compareWords } from './compare-words.ts'

/** What was taken away and what came, word by word, in every text that differs. */
export function TextDiff({ before, after }: { before: StatementContent; after: StatementContent }) {
  const [old, fresh] = [partsOf(before), partsOf(after)]
  const names = [...new Set([...old.keys(), ...fresh.keys()])]
  const changed = names.filter((name) => (old.get(name) ?? '') !== (fresh.get(name) ?? ''))
  if (changed.length === 0) return <p className="text-muted">They say the same.</p>
  return (
    <dl className="space-y-3">
      {changed.map((name) => (
        <div key={name}>
          <dt className="text-sm text-muted">{name}</dt>
          <dd className="rounded-md border border-border bg-card px-3 py-2 break-words whitespace-pre-wrap">
            <Words before={old.get(name) ?? ''} after={fresh.get(name) ?? ''} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Words({ before, after }: { before: string; after: string }) {
  return compareWords(before, after).map(({ at, kind, value }) => {
    const key = `${at} ${kind}`
    if (kind === 'added')
      return (
        <ins key={key} className="rounded-sm bg-success-soft text-success">
          <span className="sr-only">added: </span>
          {value}
        </ins>
      )
    if (kind === 'removed')
      return (
        <del key={key} className="rounded-sm bg-danger-soft text-danger">
          <span className="sr-only">removed: </span>
          {value}
        </del>
      )
    return <span key={key}>{value}</span>
  })
}

/** Everything that can differ, by the name that people know it by. */
function partsOf({ headline, values, texts }: StatementContent): Map<string, string> {
  return new Map([
    ['Headline', headline],
    ...Object.entries(values).map(([name, value]): [string, string] => [`{${name}}`, value]),
    ...texts.map(({ language, network, text }): [string, string] => [
      `${languageName(language)}, ${network === null ? 'all networks' : networkWord(network)}`,
      text,
    ]),
  ])
}
