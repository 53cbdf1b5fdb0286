export type MailHeaders = ReturnType<typeof indexHeaders>

/** Header lines by name, unfolded and undecoded, in the order they came; a repeated header keeps every value. */
export function indexHeaders(lines: readonly { key: string; line: string }[]) {
  const byName = new Map<string, string[]>()
  for (const { key, line } of lines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim()
    const name = key.toLowerCase()
    const values = byName.get(name)
    if (values) values.push(value)
    else byName.set(name, [value])
  }
  return {
    all: (name: string): string[] => byName.get(name) ?? [],
    first: (name: string): string | undefined => byName.get(name)?.[0],
    has: (name: string): boolean => byName.has(name),
  }
}
