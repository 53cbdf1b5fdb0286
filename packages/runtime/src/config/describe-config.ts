import type { ConfigFragment } from './define-config.ts'
import type { Config } from './load-config.ts'

/** What is in force, by variable name and fit for a log: secrets say only whether they are set. */
export function describeConfig<F extends Record<string, ConfigFragment>>(
  fragments: F,
  config: Config<F>,
): Record<string, unknown> {
  const described: Record<string, unknown> = {}
  for (const [name, fragment] of Object.entries(fragments)) {
    for (const [key, variable] of Object.entries(fragment)) {
      const value: unknown = Reflect.get(config[name] ?? {}, key)
      const presence = value === undefined ? 'unset' : 'set'
      described[variable.env] = variable.secret ? presence : value
    }
  }
  return described
}
