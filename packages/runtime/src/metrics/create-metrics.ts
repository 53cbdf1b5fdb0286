import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface MetricSpec<L extends string> {
  /** With the unit at the end, as Prometheus wants it: `hubbub_jobs_total`, `hubbub_fetch_seconds`. */
  name: string
  help: string
  labels?: readonly L[]
}

export interface HistogramSpec<L extends string> extends MetricSpec<L> {
  /** Upper bounds, ascending. */
  buckets?: readonly number[]
}

const latencySeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** The metrics of one process, for a Prometheus scrape. Asking twice for a name gives the same metric. */
export function createMetrics({ process: withProcess = true } = {}) {
  const registry = new Registry()
  if (withProcess) collectDefaultMetrics({ register: registry })
  const base = <L extends string>({ name, help, labels = [] }: MetricSpec<L>) => ({
    name,
    help,
    labelNames: labels,
    registers: [registry],
  })
  return {
    counter: <L extends string = never>(spec: MetricSpec<L>) =>
      once(registry, spec.name, Counter<L>, () => new Counter<L>(base(spec))),
    /** `collect` runs at every scrape, to set a value that is cheap to ask for then. */
    gauge: <L extends string = never>(
      spec: MetricSpec<L>,
      collect?: (gauge: Gauge<L>) => Promise<void> | void,
    ) => once(registry, spec.name, Gauge<L>, () => new Gauge<L>({ ...base(spec), ...collecting(collect) })),
    histogram: <L extends string = never>(spec: HistogramSpec<L>) =>
      once(registry, spec.name, Histogram<L>, () => {
        return new Histogram<L>({ ...base(spec), buckets: [...(spec.buckets ?? latencySeconds)] })
      }),
    async render() {
      return { contentType: registry.contentType, body: await registry.metrics() }
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>

function once<M>(registry: Registry, name: string, kind: new (...args: never[]) => M, make: () => M): M {
  const known: unknown = registry.getSingleMetric(name)
  if (known === undefined) return make()
  if (known instanceof kind) return known
  throw new TypeError(`${name} is a metric of another kind`)
}

function collecting<L extends string>(collect: ((gauge: Gauge<L>) => Promise<void> | void) | undefined) {
  if (!collect) return {}
  return {
    collect(this: Gauge<L>) {
      return collect(this)
    },
  }
}
