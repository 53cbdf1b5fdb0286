const MAX_PREVIEW = 160
const MAX_TITLE = 500

/** One line of what was said, for lists. */
export const previewOf = (text: string): string => oneLine(text, MAX_PREVIEW)

/** A subject as a conversation bears it: one line, and no longer than a person could read. */
export const titleOf = (subject: string): string => oneLine(subject, MAX_TITLE)

function oneLine(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 8)
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (line.length <= longest) return line
  // Half of a surrogate pair is no character, and the database takes none.
  return `${line
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}
