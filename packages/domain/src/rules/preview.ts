const MAX_PREVIEW = 160

/** One line of what was said, for lists. */
export function previewOf(text: string): string {
  const line = text
    .slice(0, MAX_PREVIEW * 8)
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length <= MAX_PREVIEW ? line : `${line.slice(0, MAX_PREVIEW - 1).trimEnd()}…`
}
