import { expect, test } from 'vitest'
import { domainOf, isOrganisation, withoutPlus } from './mail-domains.ts'

test('a provider’s domain says nothing of who belongs together', () => {
  expect(isOrganisation(domainOf('Ada@Example.ORG'))).toBe(true)
  expect(['gmail.com', 'web.de', 'qq.com', ''].filter(isOrganisation)).toEqual([])
})

test('what stands after a plus is no part of the person', () => {
  expect(withoutPlus('Ada+shop@example.org')).toBe('ada@example.org')
  expect(withoutPlus('ada@ex+ample.org')).toBe('ada@ex+ample.org')
  expect(withoutPlus('+ada@example.org')).toBe('+ada@example.org')
})
