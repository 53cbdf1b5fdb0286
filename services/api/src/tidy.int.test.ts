import { query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openTestApi, password } from './test-api.fixtures.ts'

test('answers of yesterday and sessions that are over are forgotten, others are not', async () => {
  await using api = await openTestApi()
  const acme = await api.makeWorkspace('Acme')
  const over = api.browser()
  await over.signIn(acme.admin.email, password)
  await query(
    api.url,
    `UPDATE auth_session SET expires_at = now() - interval '1 minute'
     WHERE id = (SELECT id FROM auth_session ORDER BY created_at DESC LIMIT 1)`,
  )
  for (const key of ['old', 'new'])
    await acme.admin.browser.post(
      acme.at('/labels'),
      { name: key, color: '#123456' },
      { headers: { 'idempotency-key': key } },
    )
  await query(
    api.url,
    `UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'old'`,
  )

  await api.api.tidy()

  expect(await query(api.url, 'SELECT key FROM idempotency_key')).toEqual([{ key: 'new' }])
  expect(await query(api.url, 'SELECT user_id FROM auth_session')).toEqual([{ user_id: acme.admin.userId }])
  expect((await acme.admin.browser.get(acme.at('/labels'))).status).toBe(200)
})
