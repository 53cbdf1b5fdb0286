import type { ConfigVariable } from './define-config.ts'

/** What is said of a variable; who reads it, and how, is not asked here. */
type Described = Pick<ConfigVariable, 'doc' | 'env' | 'default'>

export interface NamedFragment {
  /** Heading of its section, such as the package it belongs to. */
  name: string
  fragment: Readonly<Record<string, Described>>
}

const width = 100

/** The text of .env.example. What is required is left open; everything else is commented out with its default. */
export function renderEnvExample(fragments: readonly NamedFragment[]): string {
  const seen = new Map<string, Described>()
  const sections = fragments.map(({ name, fragment }) => {
    const fresh = Object.values(fragment).filter((variable) => isFirst(seen, variable))
    if (fresh.length === 0) return ''
    return [
      `# ── ${name} ${'─'.repeat(Math.max(3, width - name.length - 6))}`,
      ...fresh.map(renderVariable),
    ].join('\n\n')
  })
  return `${sections.filter((section) => section !== '').join('\n\n\n')}\n`
}

function isFirst(seen: Map<string, Described>, variable: Described): boolean {
  const earlier = seen.get(variable.env)
  if (earlier && earlier.doc !== variable.doc) throw new Error(`${variable.env} is described in two ways`)
  seen.set(variable.env, variable)
  return earlier === undefined
}

function renderVariable(variable: Described): string {
  const assignment =
    'default' in variable ? `# ${variable.env}=${asText(variable.default)}` : `${variable.env}=`
  return [...wrap(variable.doc).map((line) => `# ${line}`), assignment].join('\n')
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(asText).join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function wrap(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 3 > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
