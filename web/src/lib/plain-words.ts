import type { z } from 'zod'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

const formats: Record<string, string> = {
  email: 'Enter an address such as name@example.com',
  url: 'Enter a web address',
  date: 'Enter a day',
  datetime: 'Enter a day and a time',
  uuid: 'Choose one of these',
}

/** Says what a schema refuses in words for people; messages that a schema brings itself win. */
export function plainWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return issue.origin === 'string' ? `At most ${issue.maximum} characters` : `At most ${issue.maximum}`
    case 'invalid_format':
      return issue.input === '' ? 'This is missing' : formats[issue.format]
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'This is missing'
      return issue.expected === 'number' || issue.expected === 'int' ? 'Enter a number' : undefined
    case 'invalid_value':
      return 'Choose one of these'
    default:
      return undefined
  }
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'array' || origin === 'set')
    return minimum === 1 ? 'Choose at least one' : `Choose at least ${minimum}`
  if (origin === 'string') return minimum === 1 ? 'Fill this in' : `At least ${minimum} characters`
  return `At least ${minimum}`
}
