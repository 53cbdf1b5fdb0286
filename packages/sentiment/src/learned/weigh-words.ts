import { FULL, type Lexicon, LISTS, STORED, valuesOf } from './lexicon.ts'
import { DAMPENER, INTENSIFIER } from './roles.ts'
import { CAPITALS, NEGATED, QUOTED, type Scan } from './scan-state.ts'

const TURNED = -0.7
const MORE = 1.3
const LESS = 0.8
const LOUD = 1.2
const CITED = 0.8

export function weighWords(scan: Scan, lexicon: Lexicon, values: Float32Array): void {
  const { count, hashes } = scan
  for (let token = 0; token < count; token += 1) {
    const from = valuesOf(lexicon, hashes[token] ?? 0)
    const to = LISTS * token
    const factor = from < 0 ? 0 : (FULL / STORED) * around(scan, token)
    for (let list = 0; list < LISTS; list += 1) {
      values[to + list] = from < 0 ? 0 : factor * (lexicon.values[from + list] ?? 0)
    }
  }
}

function around({ flags, roles }: Scan, token: number): number {
  const own = flags[token] ?? 0
  let factor = (own & NEGATED) === 0 ? 1 : TURNED
  if ((own & CAPITALS) !== 0) factor *= LOUD
  if ((own & QUOTED) !== 0) factor *= CITED
  const before = token > 0 ? roles[token - 1] : 0
  const further = token > 1 ? roles[token - 2] : 0
  if (before === INTENSIFIER || further === INTENSIFIER) factor *= MORE
  if (before === DAMPENER) factor *= LESS
  return factor
}
