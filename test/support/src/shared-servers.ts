import { inject } from 'vitest'

/** A fact that the run could not establish, in words. */
export interface Missing {
  missing: string
}

export interface SharedPostgres {
  /** Of the superuser, to the database `postgres`. */
  adminUrl: string
  /** The migrated database to clone, or why there is none. */
  template: { database: string } | Missing
}

export type SharedRedis = { url: string } | Missing

/** The one secret of the run: the passwords of the database roles, which all databases share, derive from it. */
export const testSecret = 'a secret of the tests that is long enough to be taken for one'

declare module 'vitest' {
  export interface ProvidedContext {
    hubbubPostgres: SharedPostgres
    hubbubRedis: SharedRedis
  }
}

export function sharedPostgres(): SharedPostgres {
  const provided: SharedPostgres | undefined = inject('hubbubPostgres')
  if (provided === undefined) throw new Error(noServers)
  return provided
}

/** Redis for the scaled form. Where there is none, name the reason in the skipped suite. */
export function sharedRedis(): SharedRedis {
  const provided: SharedRedis | undefined = inject('hubbubRedis')
  if (provided === undefined) throw new Error(noServers)
  return provided
}

const noServers =
  'No servers were started for this run. Run it from the root of the repository: pnpm vitest run --project integration <path>'
