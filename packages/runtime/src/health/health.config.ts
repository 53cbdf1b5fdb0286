import { z } from 'zod'
import { defineConfig } from '../config/define-config.ts'
import { port } from '../config/schemas.ts'

export const config = defineConfig({
  port: {
    doc: 'Port on which a worker answers /health and /metrics; unset: it does not. Workers on one machine need different ones.',
    env: 'WORKER_HEALTH_PORT',
    schema: port.optional(),
    default: undefined,
  },
  host: {
    doc: 'Address a worker answers on. In a container from which metrics are collected: 0.0.0.0.',
    env: 'WORKER_HEALTH_HOST',
    schema: z.string().min(1),
    default: '127.0.0.1',
  },
})
