import { z } from 'zod'
import { defineConfig } from '../config/define-config.ts'

export const config = defineConfig({
  endpoint: {
    doc: 'Base address of an OpenTelemetry collector that takes OTLP over HTTP, such as http://127.0.0.1:4318. Tracing is off while it is empty.',
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    schema: z.url().optional(),
    default: undefined,
  },
})
