import type { z } from 'zod'

export interface ConfigVariable<T = unknown> {
  /** One or two sentences for the person who sets it; printed in .env.example. */
  doc: string
  /** Name of the environment variable. */
  env: string
  /** Reads the variable's text. */
  schema: z.ZodType<T>
  /** Taken as it is when the variable is unset or empty; a variable without one is required. */
  default?: NoInfer<T>
  /** Its value is never printed, not even when it is wrong. */
  secret?: boolean
}

export type ConfigFragment = Readonly<Record<string, ConfigVariable>>

export type ConfigOf<F extends ConfigFragment> = {
  readonly [K in keyof F]: F[K] extends ConfigVariable<infer T> ? T : never
}

/** The environment variables one module owns. It lives in `<module>.config.ts` and is exported as `config`. */
export function defineConfig<T extends Record<string, unknown>>(fragment: {
  readonly [K in keyof T]: ConfigVariable<T[K]>
}): { readonly [K in keyof T]: ConfigVariable<T[K]> } {
  return fragment
}
