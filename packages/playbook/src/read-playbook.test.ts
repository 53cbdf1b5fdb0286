import { expect, test } from 'vitest'
import { readPlaybook } from './read-playbook.ts'
import { shippedPlaybooks } from './shipped/shipped-playbooks.ts'

const problems = (text: string) => {
  const read = readPlaybook(text)
  return read.ok ? [] : read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

test('those that are shipped can be read, and their checks are such that tick themselves', () => {
  const names = shippedPlaybooks.map((text) => {
    const read = readPlaybook(text)
    return read.ok ? read.playbook.name : problems(text)
  })
  expect(names).toEqual(['Service outage', 'Product safety', 'Data incident'])
})

test('what is wrong is said with its line and column', () => {
  const text = [
    'name: Outage',
    'when:',
    '  severities: [high, terrible]',
    'steps:',
    '  - title: First',
    '    tasks:',
    '      - title: Call',
    '        due: soon',
    '      - role: press',
    '        chek: acknowledged',
    '      - title: Answer',
    '        check: answered >= 101%',
  ].join('\n')
  expect(problems(text)).toEqual([
    '3:22 “severities”: One of: low, medium, high, critical',
    '8:14 “due”: A number with m, h or d behind it: 15m, 2h, 1d',
    '9:9 “title” is missing',
    '10:9 Nothing here is called “chek”',
    expect.stringMatching(/^12:16 “check”: One of: acknowledged, .*answered >= 80%$/),
  ])
})

test('what is no YAML, no playbook, or would grow by being read is refused', () => {
  expect(problems('name: [a\nsteps: }')[0]).toMatch(/^2:/)
  expect(problems('')).toEqual([expect.stringMatching(/^1:1 /)])
  expect(problems('just words')).toEqual([expect.stringMatching(/^1:1 /)])
  expect(problems('name: &a x\nsteps: [*a, *a]').length).toBeGreaterThan(0)
  expect(problems(`name: ${'x'.repeat(70_000)}`)).toEqual(['1:1 It is longer than 60,000 letters'])
  expect(problems('name: One\nname: Two\nsteps: []')[0]).toMatch(/^2:1 /)
})
