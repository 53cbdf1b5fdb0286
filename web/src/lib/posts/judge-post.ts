import { measureText, type PublishPlace, type TextLimit } from '@hubbub/contracts'

interface Written {
  text: string
  fields: Readonly<Record<string, string>>
  files: number
}

/** How a post stands with one network: its count, and what is missing or too much. The server says it again. */
export function judgePost(place: PublishPlace, { text, fields, files }: Written) {
  const value = (name: string, initial: string) => (fields[name] ?? initial).trim()
  const counted = place.fields.flatMap(({ name, initial, counted: counts }) =>
    counts ? [value(name, initial)] : [],
  )
  const whole = [...counted, text.trimEnd()].join('')
  const withFiles = files > 0 ? place.files?.textLimit : undefined
  const limits: TextLimit[] = [...place.limits, ...(withFiles === undefined ? [] : [withFiles])]
  const counts = limits.map((limit) => ({ limit, length: measureText(whole, limit) }))
  const over = counts.find(({ length, limit }) => length > limit.max)
  const missing = place.fields.flatMap(({ name, label, required, initial, max }) => {
    const given = value(name, initial)
    if (required && given === '') return [`${label} is missing`]
    return max !== null && Array.from(given).length > max ? [`${label} is longer than ${max} characters`] : []
  })
  const problems = [
    ...(place.can ? [] : [place.why ?? 'Nothing can be published with this account']),
    ...(text.trim() === '' && files === 0 && !place.textOptional ? ['There is nothing to publish'] : []),
    ...missing,
    ...(over === undefined ? [] : [`The text is ${over.length - over.limit.max} too long`]),
    ...fileProblems(place, files),
  ]
  return { count: over ?? counts[0] ?? null, problems }
}

function fileProblems({ files }: PublishPlace, count: number): string[] {
  if (count === 0) return []
  if (files === null) return ['No files can be sent with this account']
  return count > files.max ? [`At most ${files.max} files can be sent here`] : []
}
