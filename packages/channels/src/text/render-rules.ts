/** One thing that a chat's own markup can say. */
export interface MarkRule {
  /** Global; what it may span is bounded, so that no hostile text makes it slow. */
  pattern: RegExp
  /** `inner` reads what stands inside by the same rules. */
  render(match: RegExpExecArray, inner: (text: string) => string): string
}

const MAX_DEPTH = 5

/** Text with a chat's markup as HTML: what no rule takes is given to `leaf`, which escapes it. The first match wins, then the first rule. */
export function renderRules(
  text: string,
  rules: readonly MarkRule[],
  leaf: (text: string) => string,
  depth = 0,
): string {
  if (depth > MAX_DEPTH) return leaf(text)
  const inner = (part: string) => renderRules(part, rules, leaf, depth + 1)
  const next = rules.map((rule) => ({ rule, match: find(rule, text, 0) }))
  let html = ''
  for (let at = 0; ;) {
    for (const one of next)
      if (one.match !== null && one.match.index < at) one.match = find(one.rule, text, at)
    const first = next.reduce<(typeof next)[number] | null>(
      (best, one) =>
        one.match !== null && (best?.match == null || one.match.index < best.match.index) ? one : best,
      null,
    )
    if (first?.match == null) return html + leaf(text.slice(at))
    html += leaf(text.slice(at, first.match.index)) + first.rule.render(first.match, inner)
    at = first.match.index + Math.max(1, first.match[0].length)
  }
}

function find({ pattern }: MarkRule, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

/** A pair of the same signs around words, such as `*bold*`. */
export function pair(mark: string, tag: string): MarkRule {
  const sign = RegExp.escape(mark)
  const edge = RegExp.escape(mark.slice(0, 1))
  return {
    pattern: new RegExp(
      `(?<![\\w${edge}])${sign}(?=[^\\s${edge}])([^\\n]{0,600}?[^\\s${edge}])${sign}(?![\\w${edge}])`,
      'g',
    ),
    render: ([, words = ''], inner) => `<${tag}>${inner(words)}</${tag}>`,
  }
}
