import { type PlaybookContent, playbookContentSchema } from '@hubbub/contracts'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

export interface PlaybookProblem {
  /** Both from 1. */
  line: number
  column: number
  message: string
}

export type PlaybookRead =
  | { ok: true; playbook: PlaybookContent }
  | { ok: false; problems: PlaybookProblem[] }

const MOST_LETTERS = 60_000
const MOST_PROBLEMS = 20

/** Reads a playbook, or says what is wrong with it and where. */
export function readPlaybook(text: string): PlaybookRead {
  if (text.length > MOST_LETTERS) return refuse([at(1, 1, 'It is longer than 60,000 letters')])
  const lines = new LineCounter()
  // Nothing may stand for something else: what is written is what is meant, and no text grows by being read.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' })
  if (document.errors.length > 0)
    return refuse(
      document.errors.map(({ pos, message }) => {
        const { line, col } = lines.linePos(pos[0])
        return at(line, col, message)
      }),
    )
  const parsed = playbookContentSchema.safeParse(plainOf(document))
  if (parsed.success) return { ok: true, playbook: parsed.data }
  return refuse(
    parsed.error.issues.map((issue) => {
      const { line, col } = lines.linePos(placeOf(document, issue))
      return at(line, col, wordsOf(issue))
    }),
  )
}

function plainOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return 'aliases'
  }
}

const at = (line: number, column: number, message: string): PlaybookProblem => ({ line, column, message })

const refuse = (problems: PlaybookProblem[]): PlaybookRead => ({
  ok: false,
  problems: problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_PROBLEMS)
    .map((problem) => ({ ...problem, line: Math.max(1, problem.line), column: Math.max(1, problem.column) })),
})

type Issue = z.core.$ZodIssue

/** Where it stands; of what is missing, where it should stand. */
function placeOf(document: Document, issue: Issue): number {
  if (issue.code === 'unrecognized_keys') {
    const map = issue.path.length === 0 ? document.contents : document.getIn(issue.path, true)
    const key = isMap(map) ? map.items.find((pair) => nameOf(pair.key) === issue.keys[0])?.key : undefined
    if (isNode(key)) return key.range?.[0] ?? 0
  }
  for (let path = issue.path; path.length > 0; path = path.slice(0, -1)) {
    const node = document.getIn(path, true)
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return 0
}

const nameOf = (key: unknown) => (isScalar(key) ? String(key.value) : String(key))

function wordsOf(issue: Issue): string {
  const name = issue.path.filter((part) => typeof part === 'string').at(-1)
  const where = name === undefined ? '' : `“${String(name)}”: `
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return `Nothing here is called “${key}”`
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return `“${String(name ?? 'name')}” is missing`
  if (issue.code === 'invalid_value')
    return `${where}One of: ${issue.values.map((value) => String(value)).join(', ')}`
  return `${where}${issue.message}`
}
