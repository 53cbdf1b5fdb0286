import { z } from 'zod'
import { defineConfig } from '../config/define-config.ts'

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

export const config = defineConfig({
  level: {
    doc: `How much is logged: ${logLevels.join(', ')}. Personal data appears at trace only.`,
    env: 'LOG_LEVEL',
    schema: z.enum(logLevels),
    default: 'info',
  },
  format: {
    doc: 'json for machines, pretty for people; auto is pretty on a terminal and json elsewhere.',
    env: 'LOG_FORMAT',
    schema: z.enum(['auto', 'json', 'pretty']),
    default: 'auto',
  },
})
