import { getHealth as definition } from '@hubbub/contracts/http'
import { healthOperation } from '../../http/operation.ts'

export const getHealthOperation = healthOperation(definition, async ({ health }, _input, http) => {
  const { status, parts } = await health.check()
  const shown = parts.map(({ name, ok, detail }) => ({ name, ok, ...(detail != null && { detail }) }))
  return http.json({ status, parts: shown }, status === 'ok' ? 200 : 503)
})
