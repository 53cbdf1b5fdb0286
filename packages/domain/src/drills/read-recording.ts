import { AppError, recordingHeadSchema, type RecordingInfo, recordingLineSchema } from '@hubbub/contracts'
import type { Recording } from '../ports/drills.ts'

const MOST_LINES = 5_000

/** Reads JSON lines (docs/drill-recordings.md). Throws `drill.recording`, with the line and what is wrong in it. */
export function readRecording(text: string): Recording {
  const rows = text
    .split('\n')
    .map((row, index) => ({ row: row.trim(), number: index + 1 }))
    .filter(({ row }) => row !== '')
  const [first, ...rest] = rows
  if (first === undefined) throw wrong(1, 'it is empty')
  if (rest.length > MOST_LINES) throw wrong(MOST_LINES, `it has more than ${MOST_LINES} lines`)
  const head = parsed(first, recordingHeadSchema)
  const said = rest.map((row) => ({ row: row.number, line: parsed(row, recordingLineSchema) }))
  for (const { row, line } of said)
    if (line.reposts !== undefined && line.reposts > said.length)
      throw wrong(row, 'it repeats a line that is not there')
  const lines = said.flatMap(({ line: { at, ...line } }, index) =>
    at === undefined ? [] : [{ ...line, at, number: index + 1 }],
  )
  const calm = said.flatMap(({ line }) => (line.at === undefined ? [line] : []))
  if (lines.length === 0) throw wrong(first.number, 'nothing is said after the start: no line has an “at”')
  if (calm.length === 0)
    throw wrong(
      first.number,
      'nothing is said on the days before: every line has an “at”, so nobody knows what is usual',
    )
  return { head, lines: lines.toSorted((a, b) => a.at - b.at), calm }
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } }
}
interface Issue {
  path: readonly PropertyKey[]
  message: string
}

function parsed<T>({ row, number }: { row: string; number: number }, schema: Schema<T>): T {
  let value: unknown
  try {
    value = JSON.parse(row)
  } catch {
    throw wrong(number, 'it is no JSON')
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw wrong(number, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`)
}

const wrong = (number: number, what: string) =>
  new AppError({
    code: 'drill.recording',
    kind: 'invalid',
    message: `Line ${number} of the recording: ${what}`,
    details: { line: number },
  })

export const lengthOf = ({ lines }: Recording) => lines.at(-1)?.at ?? 0

export function recordingInfo(id: string, recording: Recording): RecordingInfo {
  const { head, lines, calm } = recording
  return {
    id,
    name: head.name,
    about: head.about,
    brand: head.brand,
    lines: lines.length,
    seconds: Math.round(lengthOf(recording)),
    networks: [...new Set([...lines, ...calm].map(({ network }) => network))],
    targets: head.targets,
  }
}
