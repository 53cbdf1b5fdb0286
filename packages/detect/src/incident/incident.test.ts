import { describe, expect, test } from 'vitest'
import { incidentKey, joinIncident } from './join-incident.ts'
import { whichIncident } from './which-incident.ts'
import { incidentStates, isOpen, mayMove, nextStates } from './move-incident.ts'

describe('an incident', () => {
  test('goes the whole way', () => {
    const steps = incidentStates.slice(1).map((to, step) => mayMove(incidentStates[step] ?? to, to))
    expect(steps).toEqual([true, true, true, true, true])
  })

  test('skips no review, and is over when it is reviewed', () => {
    expect(mayMove('active', 'reviewed')).toBe(false)
    expect(mayMove('detected', 'contained')).toBe(false)
    expect(nextStates('reviewed')).toEqual([])
    expect(incidentStates.some((state) => mayMove(state, 'detected'))).toBe(false)
    expect(incidentStates.some((state) => mayMove(state, state))).toBe(false)
  })

  test('flares up from contained and from resolved', () => {
    expect(mayMove('contained', 'active')).toBe(true)
    expect(mayMove('resolved', 'active')).toBe(true)
  })

  test('is the same for one brand, rule and topic, however the topic is written', () => {
    const key = (topic: string | null, rule = 'spike') => incidentKey({ brandId: 'b1', rule, topic })
    expect(key('Burnt  Cups ')).toBe(key('burnt cups'))
    expect(key(null)).not.toBe(key('burnt cups'))
    expect(key('x', 'reach')).not.toBe(key('x'))
    expect(incidentKey({ brandId: 'a,b', rule: 'c', topic: null })).not.toBe(
      incidentKey({ brandId: 'a', rule: 'b,c', topic: null }),
    )
  })

  test('is joined while it is open, raised by what is worse, and never lowered', () => {
    expect(joinIncident(null, { severity: 'minor' })).toEqual({ kind: 'open' })
    for (const state of incidentStates) {
      const joined = joinIncident({ state, severity: 'major' }, { severity: 'minor' })
      expect(joined.kind).toBe(isOpen(state) ? 'join' : 'open')
    }
    expect(joinIncident({ state: 'active', severity: 'minor' }, { severity: 'critical' })).toEqual({
      kind: 'raise',
      to: 'critical',
    })
  })
})

describe('an alert', () => {
  const open = (id: string, topic: string[], more: { scope?: string; shared?: number } = {}) => ({
    id,
    scope: 'northwind',
    shared: 0,
    topic,
    ...more,
  })
  const fire = ['battery fire', 'smoke', 'recall']
  const which = (topic: string[], incidents: ReturnType<typeof open>[], posts = 0) =>
    whichIncident({ scope: 'northwind', topic, posts }, incidents)?.id ?? null

  test('joins what its brand speaks of already, and the one with which it has most words in common', () => {
    const outage = open('outage', ['checkout down', 'error', 'payment'])
    expect(which(['smoke', 'kitchen', 'burning'], [outage, open('fire', fire)])).toBe('fire')
    expect(which(['payment', 'error', 'late'], [open('fire', fire), outage])).toBe('outage')
  })

  test('is another thing only where both sides have words enough and none in common', () => {
    expect(which(['checkout down', 'error'], [open('fire', fire)])).toBeNull()
    expect(which(['error'], [open('fire', fire)])).toBe('fire')
    expect(which([], [open('fire', fire)])).toBe('fire')
    expect(which(['checkout down', 'error'], [open('unknown', [])])).toBe('unknown')
  })

  test('of another brand joins only what it shares its posts with', () => {
    expect(which(fire, [open('theirs', fire, { scope: 'other' })], 4)).toBeNull()
    expect(which([], [open('theirs', fire, { scope: 'other', shared: 2 })], 4)).toBe('theirs')
    expect(which([], [open('theirs', fire, { scope: 'other', shared: 1 })], 4)).toBeNull()
  })
})
