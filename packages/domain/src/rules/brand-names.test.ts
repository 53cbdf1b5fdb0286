import { expect, test } from 'vitest'
import { brandNames } from './brand-names.ts'

test('a brand is called by its name, and by what its monitors look for it by', () => {
  expect(brandNames('Acme', [])).toEqual(['Acme'])
  expect(brandNames('Acme', ['acme OR "acme lamps" OR #acmelove OR mentions:@acmehelp'])).toEqual([
    'acme',
    'acme lamps',
    'acmelove',
    'acmehelp',
  ])
})

test('what must or must not stand beside the name is no name of it', () => {
  expect(brandNames('Acme', ['(lamp OR light) AND (acme OR acmee) NOT cartoon'])).toEqual(['acme', 'acmee'])
  expect(brandNames('Lumo', ['"lumo light" AND bulb', 'bulb NEAR/3 light', 'lum*'])).toEqual([
    'Lumo',
    'lumo light',
  ])
  expect(brandNames('Acme', ['(('])).toEqual(['Acme'])
})
