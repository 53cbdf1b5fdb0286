/** All that the PostgreSQL programs see of our environment: no PGDATA or LC_ALL of the person who starts us bends them. */
export const programEnvironment = { LC_ALL: 'C', TZ: 'UTC' } as const
