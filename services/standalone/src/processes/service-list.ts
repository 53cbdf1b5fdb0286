/** Every process of the scaled form, as docker-compose.yml starts them too. */
export const serviceList = [
  { name: 'api', entry: 'services/api/src/main.ts', portVariable: 'API_PORT', healthPath: '/api/v1/health' },
  {
    name: 'realtime',
    entry: 'services/realtime/src/main.ts',
    portVariable: 'REALTIME_PORT',
    healthPath: '/health',
  },
  ...(['collect', 'enrich', 'route', 'deliver', 'escalate'] as const).map((name) => ({
    name,
    entry: `workers/${name}/src/main.ts`,
    portVariable: 'WORKER_HEALTH_PORT',
    healthPath: '/health',
  })),
] as const

export type ServiceName = (typeof serviceList)[number]['name']

export const migrateEntry = 'packages/database/src/migrate/main.ts'
