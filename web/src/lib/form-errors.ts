export interface FieldError {
  path: string
  message: string
}

/** What a refused form says: by field, and the rest above the form. */
export interface FormErrors {
  fields: Readonly<Record<string, string>>
  general: string | null
}

export const noErrors: FormErrors = { fields: {}, general: null }

/**
 * Sorts what was refused: a complaint about a field that the form has goes to that field, the rest
 * is told above the form, so that nothing is swallowed.
 */
export function sortErrors(
  errors: readonly FieldError[],
  known: ReadonlySet<string>,
  fallback: string,
): FormErrors {
  const fields: Record<string, string> = {}
  const rest: string[] = []
  for (const { path, message } of errors) {
    const name = fieldOf(path, known)
    if (name) fields[name] ??= message
    else rest.push(path ? `${path}: ${message}` : message)
  }
  if (rest.length > 0) return { fields, general: rest.join('; ') }
  return { fields, general: Object.keys(fields).length > 0 ? null : fallback }
}

/** The field that has this path, or the one whose value it is a part of: `aliases.2` belongs to `aliases`. */
function fieldOf(path: string, known: ReadonlySet<string>): string | undefined {
  const parts = path.replace(/^(body|json)\./, '').split('.')
  const candidates = parts.map((_, dropped) => parts.slice(0, parts.length - dropped).join('.'))
  return candidates.find((candidate) => candidate !== '' && known.has(candidate))
}
