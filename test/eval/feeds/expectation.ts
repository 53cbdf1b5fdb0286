/** `entries[0]['title'] == 'Example'`, one of several joined by “and”. */
export interface Claim {
  /** Null: said of the feed itself. */
  entry: number | null
  /** `title`, `content.0.value`. */
  path: string
  value: string | number[]
}

export interface Expectation {
  /** What stands before the document in the corpus, as HTTP would have said it. */
  headers: Map<string, string>
  /** The document breaks the rules, and is expected to. */
  illFormed: boolean
  claims: Claim[]
}

/** Reads the comment at the head of a test document of feedparser: Python expressions over what it makes of the feed. */
export function readExpectation(bytes: Buffer): Expectation {
  const head =
    (/utf-?(16|32)/i.test(bytes.subarray(0, 3000).toString('latin1')) ? '' : bytes.toString('latin1')) || ''
  const line = /Expect:\s*(.*?)\s*(?:-->)?\s*(?:"|$)/m.exec(head)?.[1] ?? ''
  const headers = [...head.matchAll(/^Header:\s*([\w-]+):\s*(.*?)\s*$/gm)]
  return {
    headers: new Map(headers.map(([, name = '', value = '']) => [name.toLowerCase(), value])),
    illFormed: /^bozo\b/.test(line),
    claims: splitAnd(line).flatMap((part) => readClaim(part) ?? []),
  }
}

/** Splits at “and”, but not inside of quotes. */
function splitAnd(line: string): string[] {
  return line
    .split(/\s+and\s+(?=(?:[^']|'(?:[^'\\]|\\.)*')*$)(?=not |bozo|feed|entries|encoding|len|headers|version)/)
    .map((part) => part.trim())
}

function readClaim(text: string): Claim | null {
  const found = /^(feed|entries\[(\d)\])((?:\['?\w+'?\]|\.\w+)+)\s*==\s*(.*)$/s.exec(text)
  if (!found) return null
  const [, , entry, path = '', literal = ''] = found
  const value = readLiteral(literal)
  if (value === null) return null
  const names = [...path.matchAll(/\w+/g)].map(([name]) => name)
  return { entry: entry === undefined ? null : Number(entry), path: names.join('.'), value }
}

function readLiteral(literal: string): Claim['value'] | null {
  const tuple = /^\(([\d,\s]+)\)$/.exec(literal)
  if (tuple) return (tuple[1] ?? '').split(',').map(Number)
  // Python joins strings that are added
  const quoted = /^u?(['"])(.*)\1$/s.exec(literal.replaceAll(/'\s*\+\s*'/g, ''))
  if (!quoted || literal.includes(' or ')) return null
  return (quoted[2] ?? '').replace(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([nrt'"\\]))/gi,
    (_all, x?: string, u?: string, wide?: string, plain = '') => {
      const code = x ?? u ?? wide
      if (code !== undefined) return String.fromCodePoint(parseInt(code, 16))
      return ({ n: '\n', r: '\r', t: '\t' } as Record<string, string>)[plain] ?? plain
    },
  )
}
