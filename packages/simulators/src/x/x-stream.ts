import type { HttpAnswer, HttpStream } from '../http/http-message.ts'
import { matchesQuery } from './x-query.ts'
import { type Dialect, shapeIncludes, shapePost } from './x-shape.ts'
import { refusals, type XSaid } from './x-types.ts'
import type { XWorld } from './x-world.ts'

export interface XRuleKept {
  id: string
  value: string
  tag?: string
}

const MAX_RULES = 1000
const MAX_LENGTH = 1024
const problem = 'https://api.x.com/2/problems/operational-disconnect'

export type XStreams = ReturnType<typeof createXStreams>

/** The filtered stream: rules, one connection, a CRLF every twenty seconds, and posts as they are said. */
export function createXStreams(
  world: XWorld,
  { keepAliveMs, dialect, maxConnections }: { keepAliveMs: number; dialect: Dialect; maxConnections: number },
) {
  const rules = new Map<string, XRuleKept>()
  const open = new Map<HttpStream, ReadonlySet<string>>()

  function lineFor(post: XSaid, asked: ReadonlySet<string>): string | null {
    const matching = [...rules.values()].filter(({ value }) => matchesQuery(value, post))
    if (matching.length === 0) return null
    const includes = shapeIncludes(world, [post], asked, dialect)
    const data = shapePost(post, asked, dialect)
    const matching_rules = matching.map(({ id, tag }) => ({ id, ...(tag !== undefined && { tag }) }))
    return `${JSON.stringify({ data, includes, matching_rules })}\r\n`
  }

  world.onSaid((post) => {
    for (const [out, asked] of open) {
      const line = lineFor(post, asked)
      if (line !== null) out.write(line)
    }
  })

  return {
    rules,
    /** Posts that a rule matches, as the stream would tell them. */
    lineFor,
    add: (asked: readonly { value: string; tag?: string }[]) => addRules(rules, asked),
    connect(asked: ReadonlySet<string>, missed: readonly XSaid[]): HttpAnswer {
      if (rules.size === 0) throw refusals.noRules()
      if (open.size >= maxConnections) throw refusals.tooMany()
      return {
        headers: { 'content-type': 'application/json; charset=utf-8' },
        stream(out) {
          open.set(out, asked)
          const beat = setInterval(() => out.write('\r\n'), keepAliveMs)
          out.onClose(() => {
            clearInterval(beat)
            open.delete(out)
          })
          for (const post of missed) {
            const line = lineFor(post, asked)
            if (line !== null) out.write(line)
          }
        },
      }
    },
    connections: () => open.size,
    /** Writes bytes as they are, for what X does not do on purpose. */
    write(bytes: string | Uint8Array) {
      for (const out of open.keys()) out.write(bytes)
    },
    /** Says why, and ends it. */
    disconnect() {
      const errors = [
        {
          title: 'operational-disconnect',
          disconnect_type: 'UpstreamOperationalDisconnect',
          detail: 'This stream has been disconnected upstream for operational reasons.',
          type: problem,
        },
      ]
      for (const out of open.keys()) {
        out.write(`${JSON.stringify({ errors })}\r\n`)
        out.end()
      }
    },
  }
}

function addRules(rules: Map<string, XRuleKept>, asked: readonly { value: string; tag?: string }[]) {
  const errors: object[] = []
  const data: XRuleKept[] = []
  for (const { value, tag } of asked) {
    const why = refusal(value, rules)
    if (why !== null) {
      errors.push({ value, ...why })
      continue
    }
    const id = String(1_700_000_000_000_000_000n + BigInt(ruleCounter++))
    const rule = { id, value, ...(tag !== undefined && { tag }) }
    rules.set(id, rule)
    data.push(rule)
  }
  return { data, errors }
}

let ruleCounter = 1

function refusal(value: string, rules: ReadonlyMap<string, XRuleKept>) {
  const at = 'https://api.x.com/2/problems'
  const same = [...rules.values()].find((rule) => rule.value === value)
  if (same) return { id: same.id, title: 'DuplicateRule', type: `${at}/duplicate-rules` }
  if (rules.size >= MAX_RULES) return { title: 'RulesCapExceeded', type: `${at}/rule-cap` }
  if (value.length > MAX_LENGTH || /^\s*$|\(\s*\)/.test(value))
    return {
      title: 'UnprocessableEntity',
      detail: `Rule length must be 1 to ${MAX_LENGTH}`,
      type: `${at}/invalid-request`,
    }
  return null
}
