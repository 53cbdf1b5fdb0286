/** What Postgres can store: no NUL, no lone surrogate; cut at `max` characters. */
export function clean(text: string, max = 1000): string {
  const stripped = text.replaceAll('\0', '').toWellFormed()
  return stripped.length <= max ? stripped : stripped.slice(0, max).toWellFormed()
}

export function cleanLine(text: string, max = 1000): string {
  // eslint-disable-next-line no-control-regex
  return clean(text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim(), max)
}
