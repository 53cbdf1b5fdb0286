import { describe, expect, it } from 'vitest'
import { suggestAddresses } from './suggest-addresses.ts'

const contact = (name: string, value: string, more: { blockedAt?: string; failedAt?: string } = {}) => ({
  name,
  blockedAt: more.blockedAt ?? null,
  identities: [
    {
      kind: 'email',
      value,
      name: null,
      handle: null,
      url: null,
      avatarUrl: null,
      failedAt: more.failedAt ?? null,
    },
  ],
})
const at = '2026-05-04T10:00:00.000Z'
const known = {
  contacts: [
    contact('Leanna Kim', 'x@shop.test'),
    contact('Kim Lee', 'Kim@Shop.test'),
    contact('Kimberly', 'kb@shop.test', { blockedAt: at }),
    contact('Kimya', 'ky@shop.test', { failedAt: at }),
    contact('Akim', 'akim@shop.test'),
  ],
  members: [{ name: 'Kim Agent', email: 'agent@hubbub.test' }],
  taken: [],
}

describe('suggestAddresses', () => {
  it('puts first what begins so, and leaves out who cannot be written to', () => {
    expect(suggestAddresses('kim', known).map(({ address }) => address)).toEqual([
      'x@shop.test',
      'kim@shop.test',
      'agent@hubbub.test',
      'akim@shop.test',
    ])
  })
  it('leaves out who is there already', () => {
    expect(suggestAddresses('kim', { ...known, taken: ['kim@shop.test'] })).toHaveLength(3)
  })
  it('says who is a colleague', () => {
    expect(suggestAddresses('agent', known)).toEqual([
      { name: 'Kim Agent', address: 'agent@hubbub.test', isColleague: true },
    ])
  })
})
