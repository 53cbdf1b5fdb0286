import { AppError } from '@hubbub/contracts'
import type { ConfigFragment, ConfigOf, ConfigVariable } from './define-config.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export type Config<F extends Record<string, ConfigFragment>> = { readonly [K in keyof F]: ConfigOf<F[K]> }

/** Reads every fragment at once. Throws `config.invalid`, naming each wrong variable and what it should be. */
export function loadConfig<F extends Record<string, ConfigFragment>>(
  fragments: F,
  env: Environment,
): Config<F> {
  const problems = new Set<string>()
  const config = mapValues(fragments, (fragment) =>
    mapValues(fragment, (variable) => {
      const read = readVariable(variable, env)
      if ('problem' in read) problems.add(read.problem)
      return 'value' in read ? read.value : undefined
    }),
  )
  if (problems.size > 0) throw invalid([...problems])
  // Every value came out of its own schema or default, so the shape is that of the fragments.
  return config as Config<F>
}

function readVariable(variable: ConfigVariable, env: Environment): { value: unknown } | { problem: string } {
  const text = env[variable.env]
  if (text === undefined || text === '') {
    if ('default' in variable) return { value: variable.default }
    return { problem: `${variable.env} is required. ${variable.doc}` }
  }
  const parsed = variable.schema.safeParse(text)
  if (parsed.success) return { value: parsed.data }
  const expected = parsed.error.issues.map((issue) => issue.message).join('; ')
  const given = variable.secret ? 'is wrong' : `is ${JSON.stringify(text)}`
  return { problem: `${variable.env} ${given}: ${expected}. ${variable.doc}` }
}

function invalid(problems: string[]): AppError {
  const head =
    problems.length === 1
      ? 'An environment variable is wrong'
      : `${problems.length} environment variables are wrong`
  const message = [`${head}:`, ...problems.map((problem) => `  ${problem}`)].join('\n')
  return new AppError({ code: 'config.invalid', kind: 'invalid', message, details: { problems } })
}

function mapValues<V, R>(record: Readonly<Record<string, V>>, change: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
