export { createEnricher } from './create-enricher.ts'
export { type EnrichDeps, startEnrich } from './start-enrich.ts'
