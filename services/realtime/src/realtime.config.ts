import { commaList, defineConfig, port } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  host: {
    doc: 'Address the gateway for live updates listens on. Behind a proxy in a container: 0.0.0.0.',
    env: 'REALTIME_HOST',
    schema: z.string().min(1),
    default: '127.0.0.1',
  },
  port: {
    doc: 'Port of the gateway for live updates.',
    env: 'REALTIME_PORT',
    schema: port,
    default: 4002,
  },
  apiUrl: {
    doc: 'Where the gateway reaches the API, to ask who may listen to what.',
    env: 'API_URL',
    schema: z.url({ protocol: /^https?$/ }),
    default: 'http://127.0.0.1:4001',
  },
  publicUrl: {
    doc: 'Where people open Hubbub, as the browser shows it. Links in mails begin with it, and writes are accepted from its pages only. Networks that call us call it.',
    env: 'PUBLIC_URL',
    schema: z.url({ protocol: /^https?$/, error: 'expected http:// or https:// and a host' }),
    default: 'http://localhost:4000',
  },
  trustedOrigins: {
    doc: 'Further origins whose pages may write, separated by commas.',
    env: 'TRUSTED_ORIGINS',
    schema: commaList.pipe(z.array(z.url())),
    default: [],
  },
  redisUrl: {
    doc: 'Redis for queues, sockets and rate limits once there are several processes: redis:// or rediss://; several addresses with commas form a cluster. Unset: PostgreSQL does it.',
    env: 'REDIS_URL',
    schema: z
      .string()
      .regex(/^rediss?:\/\//, 'must be redis:// or rediss:// addresses')
      .optional(),
    default: undefined,
    secret: true,
  },
})
