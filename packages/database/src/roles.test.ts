import { expect, test } from 'vitest'
import { rolePassword, roleUrl } from './roles.ts'

const secret = 'a secret that is long enough to be one'

test('changes user and password and nothing else', () => {
  const url = new URL(
    roleUrl(
      'postgres://owner:p%40ss@db.example:6543/hub?sslmode=require&options=-csearch_path%3Dpublic',
      'hubbub_app',
      secret,
    ),
  )
  expect(url.username).toBe('hubbub_app')
  expect(url.password).toBe(rolePassword('hubbub_app', secret))
  expect(url.host).toBe('db.example:6543')
  expect(url.pathname).toBe('/hub')
  expect(url.search).toBe('?sslmode=require&options=-csearch_path%3Dpublic')
})

test('gives each role and each secret its own password', () => {
  const passwords = [
    rolePassword('hubbub_app', secret),
    rolePassword('hubbub_auth', secret),
    rolePassword('hubbub_app', `${secret}.`),
  ]
  expect(new Set(passwords).size).toBe(3)
  for (const password of passwords) expect(password).toMatch(/^[0-9a-f]{64}$/)
})
