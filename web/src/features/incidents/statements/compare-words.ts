import { diffWordsWithSpace } from 'diff'

export interface Part {
  /** Its place, unique with its kind. */
  at: number
  kind: 'same' | 'added' | 'removed'
  value: string
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** What was taken away and what came, word by word; where whole phrases changed, as phrases. */
export function compareWords(before: string, after: string): Part[] {
  const parts: Part[] = []
  let run = { removed: '', added: '' }
  const close = () => {
    for (const kind of ['removed', 'added'] as const)
      if (run[kind] !== '') parts.push({ at: parts.length, kind, value: run[kind] })
    run = { removed: '', added: '' }
  }
  const changes = diffWordsWithSpace(before, after, { intlSegmenter: segmenter })
  for (const [index, { value, added, removed }] of changes.entries()) {
    // Only a space stayed between two words that changed.
    const isBetween = value.trim() === '' && run.removed + run.added !== '' && isChange(changes[index + 1])
    if (added || isBetween) run.added += value
    if (removed || isBetween) run.removed += value
    if (added || removed || isBetween) continue
    close()
    parts.push({ at: parts.length, kind: 'same', value })
  }
  close()
  return parts
}

const isChange = (change: { added: boolean; removed: boolean } | undefined) =>
  change?.added === true || change?.removed === true
