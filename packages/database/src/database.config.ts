import { defineConfig } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  url: {
    doc: 'PostgreSQL 16 or newer, as the owner of the database: a superuser, or a role with CREATEROLE. The roles Hubbub works as are made by it.',
    env: 'DATABASE_URL',
    schema: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'expected postgres://user:password@host:5432/database',
    }),
    secret: true,
  },
  poolSize: {
    doc: 'Connections to the database that each process keeps at most.',
    env: 'DATABASE_POOL_SIZE',
    schema: z.coerce.number().int().min(2).max(200),
    default: 10,
  },
})
